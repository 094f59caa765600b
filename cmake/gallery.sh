# The part of ./dev that draws the gallery; dev reads it in. It must never renew a picture that looks as it did.
# shellcheck shell=bash

# gallery_program <folder> [--all]
gallery_program() {
  rm -rf "$1"
  mkdir -p "$1"
  LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' build/release/kyodo_gallery "$@"
}

# Whole pictures are reduced to 64 colours, which the board needs no more of; kept squares have about 200 and lose none.
keep_picture() {
  local from=$1 to=$2 colours=256
  [[ $to != docs/images/* ]] || colours=64
  pngquant --nofs --speed 3 --force --output "$to" "$colours" "$from"
}

# make_gallery [--all]: only pictures that look other than before are written anew.
make_gallery() {
  local drawn=build/release/gallery lines="build/release/gallery.txt" status=0 what file
  install_missing "${gallery_packages[@]}"
  bring_third_party
  build_targets release kyodo_gallery
  if [ "${1:-}" = --all ]; then
    gallery_program build/release/pictures --all || fail "the pictures could not be drawn; the line above says why"
    say "build/release/pictures holds every picture, whole"
    return
  fi
  gallery_program "$drawn" >"$lines" || status=$?
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "the pictures could not be drawn; the line above says why"
  while read -r what file; do
    say "$what $file"
    if [ "$what" = gone ]; then rm "$file"; else keep_picture "$drawn/$file" "$file"; fi
  done <"$lines"
  say "what is kept is what the product draws; of every picture named above open the one in $drawn before you believe it"
}
