# citygauge in a container: docker build -t citygauge . && docker run --rm -v "$PWD:/data" citygauge check project.toml
FROM debian:12-slim AS build
WORKDIR /src
COPY scripts/install-deps.sh scripts/
# hadolint ignore=DL3059
RUN scripts/install-deps.sh
COPY . .
RUN cmake --preset package \
 && cmake --build --preset package \
 && cmake --build --preset package --target package \
 && mv build/package/*.deb /citygauge.deb

FROM debian:12-slim
COPY --from=build /citygauge.deb /tmp/citygauge.deb
# The font is for Chinese map sheets. Versions follow Debian 12, which keeps them.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends /tmp/citygauge.deb fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/* /tmp/citygauge.deb \
 && useradd --create-home --uid 1000 planner
ENV LC_ALL=C.UTF-8
USER 1000
WORKDIR /data
ENTRYPOINT ["citygauge"]
CMD ["--help"]
