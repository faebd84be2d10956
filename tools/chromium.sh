#!/bin/sh
# Prints the path of a Chromium for the journeys; installs Debian's when it may, else names the command.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name"; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium (for the journeys in a browser) …" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >&2 || {
        echo "multaqa: Chromium could not be installed (for the journeys in a browser)." >&2
        exit 1
    }
    command -v chromium
    exit
fi
echo "multaqa: the journeys need Chromium. Install it with: sudo apt-get update && sudo apt-get install -y chromium" >&2
exit 1
