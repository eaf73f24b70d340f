# Two stages: the first installs from the hashed lock, the second holds only what runs.
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /app
RUN python -m venv --without-pip /app/.venv
COPY requirements/run.txt requirements/run.txt
RUN pip --python /app/.venv/bin/python install --no-cache-dir --require-hashes -r requirements/run.txt
COPY LICENSE NOTICE ./
COPY config config
COPY core core
COPY bots bots
COPY studio studio
# A .pth line instead of a build: the lock holds no build tools, and config/ is found beside the code. Compiled here,
# since nothing is written beside the code later.
RUN echo /app > "$(/app/.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/cutroom.pth" \
 && printf '#!/bin/sh\nexec /app/.venv/bin/python -m bots "$@"\n' > /app/.venv/bin/cutroom \
 && chmod +x /app/.venv/bin/cutroom \
 && /app/.venv/bin/python -m compileall -q core bots studio

FROM python:${PYTHON}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Cutroom" \
      org.opencontainers.image.description="Edit videos by chat: send a clip, say what you want, get an MP4 back." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT"
# The wheels bring fonts for twenty-odd scripts, CJK and emoji; Debian's bring the rest of Noto. tini hands signals on
# and buries what ffmpeg leaves behind. The second folder is where a Bot API server of one's own keeps its files.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-noto-core tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /data cutroom \
 && install -d -o cutroom -g cutroom /data /var/lib/telegram-bot-api
COPY --from=build /app /app
# Everything that is written goes to /data, or for a moment to /tmp: the rest may be read-only.
ENV PATH=/app/.venv/bin:$PATH \
    CUTROOM_DATA=/data \
    CUTROOM_WATCH_LISTEN=127.0.0.1:9464 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp
WORKDIR /data
USER cutroom
VOLUME /data
# The page, once CUTROOM_WEB_HOST lets others in, with a CUTROOM_WEB_PASSWORD.
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["cutroom", "health"]
ENTRYPOINT ["tini", "--", "cutroom"]
CMD ["run"]
