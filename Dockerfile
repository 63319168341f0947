# syntax=docker/dockerfile:1
# Built in two steps: what compiles and installs stays behind in the first one.

FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/base.txt /tmp/base.txt
RUN /venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/base.txt
COPY . /app
WORKDIR /app
# Settings of nobody's site: collecting files needs settings, but no server and no secret.
RUN SPARKS_DATA=/data \
    DJANGO_SETTINGS_MODULE=sparks.settings.production \
    SECRET_KEY=0000000000000000000000000000000000000000000000000000 \
    ACCOUNT_SECRETS_KEYS=MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA= \
    SITE_URL=https://build.invalid ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgres://build.invalid/none CACHE_URL=redis://build.invalid/0 \
    EMAIL_URL=consolemail:// CLAMD_URL=none \
    /venv/bin/python manage.py collectstatic --noinput \
    && /venv/bin/python -m compileall -q sparks submissions projects news recommendations resources \
    && /venv/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app sparks \
    && mkdir -p /data/media /data/private \
    && chown -R sparks /data
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /data/static /data/static
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=sparks.settings.production \
    SPARKS_DATA=/data
WORKDIR /app
USER sparks
VOLUME /data/media /data/private
EXPOSE 8000
CMD ["deploy/web"]
