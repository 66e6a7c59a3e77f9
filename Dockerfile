# Story Tracker on SQLite: rounds and web pages in one process. `docker compose up` uses it.
FROM python:3.13-slim AS build
RUN python -m venv /opt/tracker
WORKDIR /src
COPY requirements.lock ./
RUN /opt/tracker/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY config ./config
COPY migrations ./migrations
COPY tracker ./tracker
RUN /opt/tracker/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --uid 1000 --create-home tracker
WORKDIR /home/tracker
COPY --from=build /opt/tracker /opt/tracker
COPY config ./config
RUN mkdir data && chown tracker:tracker data
USER tracker
ENV PATH=/opt/tracker/bin:$PATH PYTHONUNBUFFERED=1 TRACKER_WEB__HOST=0.0.0.0
VOLUME /home/tracker/data
EXPOSE 8000
CMD ["tracker", "run"]
