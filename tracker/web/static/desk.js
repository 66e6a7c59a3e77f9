// What a script adds to pages that work without it: keys, times by the reader's clock, and word of
// what is new. It makes no markup of any text, loads nothing from elsewhere and moves nothing that
// is being read.
//
//   data-key="u"       a link, a button, a summary or a field that this key presses or goes to;
//                      "g c" is g, then c
//   rel=prev, rel=next where h and l lead
//   data-row           a row of a list, for j and k; else the rows of the lists and tables there are
//   data-change        a link to a change in the text, where n and p lead one after the other
//   data-copy          a link whose address is copied; without a script it leads there
//   data-newer="/..."  asked once a minute for {"newer": 3, "words": "3 new"}; the link in it says so
"use strict";
(() => {
  const page = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const first = (...selectors) => selectors.map(all).find((found) => found.length) ?? [];

  const made = (name, words = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = words;
    for (const pair of Object.entries(attributes)) element.setAttribute(...pair);
    return element;
  };

  // -- what is said to eyes and ears alike ---------------------------------------------------------

  const toast = made("p", "", { class: "toast", role: "status" });
  document.body.append(toast);
  let fading = 0;
  const say = (words) => {
    toast.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(() => toast.replaceChildren(), 4000);
  };

  // -- preferences: one cookie, `theme:dark|keys:off` ----------------------------------------------

  const keep = (name, value) => {
    const kept = /(?:^|; )desk="?([^";]*)/.exec(document.cookie)?.[1] ?? "";
    const others = kept.split("|").filter((part) => part && !part.startsWith(`${name}:`));
    const told = [...others, ...(value ? [`${name}:${value}`] : [])].join("|");
    document.cookie = `desk=${told}; path=/; max-age=31536000; samesite=lax`;
  };

  const turnTheme = () => {
    const after = { undefined: "dark", dark: "light", light: "" }[page.dataset.theme];
    if (after) page.dataset.theme = after;
    else delete page.dataset.theme;
    keep("theme", after);
    say(after ? `Colours: ${after}` : "Colours: as this device");
  };

  // -- times ---------------------------------------------------------------------------------------

  const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const DATE = { day: "numeric", month: "short", year: "numeric" };
  const write = (moment, how) => new Intl.DateTimeFormat("en-GB", how).format(moment);

  const told = (moment, how) =>
    `${write(moment, { ...DATE, ...how })}, ${write(moment, { ...CLOCK, ...how, timeZoneName: "short" })}`;

  const tellTimes = () => {
    const mine = page.dataset.times === "mine";
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const time of document.querySelectorAll("time[datetime]")) {
      const moment = new Date(time.dateTime);
      if (isNaN(moment) || !time.dateTime.includes("T")) continue;
      const local = told(moment, {});
      const short = /^\d\d:\d\d$/.test(time.textContent.trim());
      const utc = told(moment, { timeZone: "UTC" });
      time.title = mine ? utc : time.title ? `${utc}; ${local}` : local;
      if (mine) time.textContent = short ? write(moment, CLOCK) + otherDay(moment) : local;
    }
    if (mine && one("#clock")) one("#clock").textContent = zone.replaceAll("_", " ");
  };

  // Lists are grouped by days of UTC: a time of another day says so.
  const otherDay = (moment) => {
    const day = (how) => Date.parse(write(moment, { ...DATE, ...how }));
    const days = Math.round((day({}) - day({ timeZone: "UTC" })) / 864e5);
    return days ? ` (${days > 0 ? "+" : "−"}1 day)` : "";
  };

  // -- what is new ---------------------------------------------------------------------------------

  const announce = (element) => {
    const title = document.title;
    let wait = 60e3;
    const ask = async () => {
      if (document.hidden) return;
      try {
        tell(await (await fetch(element.dataset.newer)).json());
        wait = 60e3;
      } catch {
        wait = Math.min(wait * 2, 36e5);
      }
    };
    const tell = ({ newer, words }) => {
      if (!newer) return;
      element.querySelector("a").textContent = `${words} · show`;
      element.classList.add("there");
      document.title = `(${words}) ${title}`;
    };
    const again = () => setTimeout(() => ask().finally(again), wait);
    again();
    document.addEventListener("visibilitychange", ask);
  };

  // -- keys ----------------------------------------------------------------------------------------

  // Goes from where the reader is in what was found, else to its first, or back from its last.
  const step = (found, by, last, block) => {
    const here = found.findIndex((e) => e === document.activeElement);
    const at = here < 0 ? found.indexOf(last) : here;
    const to = at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by;
    const target = found[Math.max(0, Math.min(to, found.length - 1))];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
    return target ?? last;
  };

  const ROWS = ["[data-row]", ".changes > li", ".stories > li", "main tbody tr:has(a)"];
  const LEADING = [".headline a", "th a", ".change a", "a"];
  let row, change;
  const leading = (element) =>
    LEADING.map((selector) => element.querySelector(selector)).find(Boolean) ?? element;
  const rows = (by) => {
    const found = one("a[data-change]") ? [] : first(...ROWS).map(leading);
    if (found.length) row = step(found, by, row, "nearest");
    else changes(by);
  };
  const changes = (by) => {
    const ways = [...document.querySelectorAll("a[data-change]")];
    const places = ways.map((way) => document.getElementById(way.hash.slice(1)));
    const found = [...new Set(places)].filter((place) => place?.checkVisibility());
    found.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const place of found) place.tabIndex = -1;
    change = step(found, by, change, "center");
  };
  const follow = (rel) => one(`main a[rel=${rel}]`)?.click();

  const copy = async (address) => {
    await navigator.clipboard.writeText(address);
    say("The address is copied");
  };

  const copied = (event) => {
    const link = event.target.closest?.("a[data-copy]");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    copy(link.href);
  };

  let shown;
  const help = (link) => {
    if (one("dialog[open]")) return;
    const asked = new XMLHttpRequest();
    asked.responseType = "document";
    asked.onload = () => {
      const main = asked.response?.querySelector("main");
      if (!main) return location.assign(link.href);
      shown = made("dialog", "", { "aria-label": "Keys" });
      const closing = made("form", "", { method: "dialog" });
      closing.append(made("button", "Close", { autofocus: "" }));
      // First, so that what is focused is in sight, and the keys begin at their heading.
      shown.append(closing, ...main.children);
      shown.addEventListener("close", () => shown.remove());
      document.body.append(shown);
      shown.showModal();
    };
    asked.onerror = () => location.assign(link.href);
    asked.open("GET", link.href);
    asked.send();
  };

  const press = (key) => {
    const target = all("[data-key]").find((element) => element.dataset.key === key);
    if (!target) return false;
    if (key === "?") help(target);
    else if (key === "y") copy(target.href);
    else if (target.matches("a, button, summary")) target.click();
    else target.focus(), target.select?.();
    return true;
  };

  const OWN = {
    j: () => rows(1),
    k: () => rows(-1),
    n: () => changes(1),
    p: () => changes(-1),
    h: () => follow("prev"),
    l: () => follow("next"),
    ArrowLeft: () => follow("prev"),
    ArrowRight: () => follow("next"),
    ".": turnTheme,
    y: () => copy(location.href),
  };

  let before = "";
  const pressed = (event) => {
    // With AltGr many keyboards write brackets and braces.
    const writes = event.getModifierState("AltGraph");
    if (((event.ctrlKey || event.altKey) && !writes) || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    const key = before ? `${before} ${event.key}` : event.key;
    before = "";
    if (key === "g") {
      before = "g";
      setTimeout(() => (before = ""), 1500);
    } else if (press(key)) event.preventDefault();
    else if (OWN[key]) {
      event.preventDefault();
      OWN[key]();
    }
  };

  tellTimes();
  document.addEventListener("click", copied);
  // For paper: a desk that was not told its own address does not know it, and believes no header.
  one("#address").textContent = location.href;
  if (page.dataset.keys !== "off") document.addEventListener("keydown", pressed);
  for (const element of document.querySelectorAll("[data-newer]")) announce(element);
})();
