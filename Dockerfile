# One image for every service of Dateline; docker-compose.yml says which command each runs.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
ENV DATELINE_CACHE=/var/cache/dateline
RUN useradd --create-home --uid 1000 dateline && mkdir /data "$DATELINE_CACHE" && chown dateline /data "$DATELINE_CACHE"
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
# The typefaces and the map of the page: ten seconds that no first start need wait for.
RUN python -m services.api.page.materials
ENV DATELINE_HOME=/data
VOLUME /data
CMD ["python", "-m", "services.api"]
