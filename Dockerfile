# One image for every service of Dateline; docker-compose.yml says which command each runs.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
RUN useradd --create-home --uid 1000 dateline && mkdir /data && chown dateline /data
WORKDIR /app
COPY requirements/base.lock requirements/base.lock
RUN pip install --require-hashes -r requirements/base.lock
COPY pyproject.toml README.md LICENSE ./
COPY requirements/base.in requirements/base.in
COPY dateline dateline
COPY services services
COPY workers workers
COPY samples samples
RUN pip install --no-build-isolation --no-deps -e .
USER dateline
# the typefaces and the map of the page, made once
RUN python -m services.api.page.assets
ENV DATELINE_HOME=/data
VOLUME /data
CMD ["python", "-m", "services.api"]
