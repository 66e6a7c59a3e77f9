"""The desk in a browser: plain pages, rendered here, readable without JavaScript.

`pages` asks the desk one question a page, `showing` fills the templates, `wording` says moments
and lengths in words, `app` puts it together, `serving` runs it. Pages hold no rule about news.
"""
