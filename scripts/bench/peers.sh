#!/bin/sh
# Installs what `npm run bench` compares with, on Debian and Ubuntu; what is missing is left out of the figures.
set -eu
apt-get install -y --no-install-recommends gzip grep jq lnav ripgrep time
