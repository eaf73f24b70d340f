# Two stages: the first installs from the hashed lock, the second holds only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements/run.txt requirements/run.txt
RUN /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY core core
COPY bots bots
COPY studio studio
# A .pth line instead of a build: the lock holds no build tools, and config/ is found beside the code.
RUN echo /app > "$(/app/.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/cutroom.pth" \
 && printf '#!/bin/sh\nexec /app/.venv/bin/python -m bots "$@"\n' > /app/.venv/bin/cutroom \
 && chmod +x /app/.venv/bin/cutroom

FROM python:3.11-slim-bookworm
# For titles in scripts that the fonts in the wheels lack.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-noto-core \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data cutroom \
 && install -d -o cutroom -g cutroom /data
COPY --from=build /app /app
COPY config /app/config
ENV PATH=/app/.venv/bin:$PATH \
    CUTROOM_DATA=/data \
    CUTROOM_WATCH_LISTEN=127.0.0.1:9464 \
    PYTHONUNBUFFERED=1
USER cutroom
VOLUME /data
# The page, once CUTROOM_WEB_HOST lets others in, with a CUTROOM_WEB_PASSWORD.
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["cutroom", "health"]
ENTRYPOINT ["cutroom"]
CMD ["run"]
