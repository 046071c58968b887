#!/bin/sh
# Renders the sets that the window and the installers use from the two drawings. Needs rsvg-convert,
# ImageMagick and icnsutils' png2icns (Debian: librsvg2-bin imagemagick icnsutils).
set -eu
cd "$(dirname "$0")"

render() { # size, file
  drawing=muniment.svg
  [ "$1" -gt 32 ] || drawing=muniment-small.svg
  rsvg-convert -w "$1" -h "$1" "$drawing" -o "$2"
}

parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT
for size in 16 24 32 48 64 128 256 512; do render "$size" "$parts/$size.png"; done
cp "$parts/32.png" 32x32.png
cp "$parts/128.png" 128x128.png
cp "$parts/256.png" 128x128@2x.png
cp "$parts/512.png" icon.png
convert "$parts/16.png" "$parts/24.png" "$parts/32.png" "$parts/48.png" "$parts/64.png" "$parts/256.png" icon.ico
png2icns icon.icns "$parts/16.png" "$parts/32.png" "$parts/128.png" "$parts/256.png" "$parts/512.png"
