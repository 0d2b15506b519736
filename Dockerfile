# The build needs Go and nothing else; the image holds one static program, the
# certificates to reach Discord, and no shell.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /bot ./cmd/bot && mkdir /data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /bot /bot
# The bot's memory, attache.db: mount a volume here to keep it. Relative paths in
# the settings count from here, too.
COPY --from=build --chown=65532:65532 /data /data
WORKDIR /data
VOLUME /data
# A number, because there is no /etc/passwd: nobody in particular.
USER 65532:65532
ENTRYPOINT ["/bot"]
