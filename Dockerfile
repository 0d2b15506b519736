# The build needs Go and nothing else; the image holds one static program, the
# certificates to reach Discord, what the program was built from, and no shell.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /bot ./cmd/bot && mkdir /data /doc
RUN cp LICENSE NOTICE /doc && go run ./scripts/sbom /bot >/doc/sbom.cdx.json && go run ./scripts/sbom -licences /bot >/doc/LICENCES

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /doc /usr/share/doc/attache
COPY --from=build /bot /bot
# The bot's memory, attache.db: mount a volume here to keep it. Relative paths in
# the settings count from here, too.
COPY --from=build --chown=65532:65532 /data /data
WORKDIR /data
VOLUME /data
# A number, because there is no /etc/passwd: nobody in particular.
USER 65532:65532
# For the health check, and nobody outside; set it to :9464 to have it scraped.
ENV STATUS_ADDR=127.0.0.1:9464
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m CMD ["/bot", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/bot"]
