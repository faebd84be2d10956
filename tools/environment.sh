#!/bin/sh
# Makes or mends the environment in .venv: `tools/environment.sh run|saml|dev`. Every trouble is one clear sentence.
set -eu

venv=.venv
export UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1  # an institution may have certificates of its own
kind=$1
stop() { echo "multaqa: $*" >&2; exit 1; }

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.14 python3.12; do
        if fits "$name"; then echo "$name"; return; fi
    done
    return 1
}

as_root_or_say() { # what it is for, then the Debian packages
    what=$1; shift
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $* ($what) …"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } >/dev/null \
            || stop "$* could not be installed ($what)."
    elif command -v apt-get >/dev/null; then
        stop "$what is missing. Install it with: sudo apt-get update && sudo apt-get install -y $*"
    else
        stop "$what is missing: install it with this system's package manager."
    fi
}

make_venv() {
    python=$(find_python) || {
        found=$(python3 --version 2>/dev/null || echo "none at all")
        stop "Python 3.12 or newer is needed, and here is $found. Install it, or name it: PYTHON=/path/to/python3.13 make run"
    }
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        as_root_or_say "Python's venv module" "python$version-venv"
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv" || stop "the environment could not be made in $PWD/$venv."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt \
        || stop "the installer could not be fetched: is a package index within reach?"
}

sync() { # the lock files
    "$venv/bin/python" -m uv pip sync --quiet --python "$venv/bin/python" --require-hashes "$@" \
        || stop "the locked dependencies could not be installed: is a package index within reach?"
}

is_whole() { # made here (a moved environment is of no use), with a Python that still runs, by the locked installer
    [ "$(cat "$venv/.made" 2>/dev/null)" = "$PWD" ] && fits "$venv/bin/python" && [ "$venv/.made" -nt requirements/uv.txt ]
}

[ -w . ] || stop "the folder $PWD cannot be written: clone into a folder of your own."
# Providers of sign-ins that speak SAML need one more part; what was chosen once stays chosen.
locked=requirements/run.txt
if [ "$kind" = saml ] || [ -e "$venv/.with-saml" ]; then locked=requirements/saml.txt; fi
is_whole || { make_venv; echo "$PWD" >"$venv/.made"; }
case $kind in
    run | saml)
        if ! [ "$venv/.for-running" -nt "$locked" ] || { [ "$kind" = saml ] && ! [ -e "$venv/.with-saml" ]; }; then
            echo "Installing the dependencies …"
            sync "$locked" requirements/uv.txt
            rm -f "$venv/.for-developing"
        fi
        if [ "$locked" = requirements/saml.txt ]; then touch "$venv/.with-saml"; fi ;;
    dev)
        if ! [ "$venv/.for-developing" -nt requirements/dev.txt ]; then
            echo "Installing the dependencies, and those of the tests …"
            sync requirements/dev.txt
            touch "$venv/.for-developing"
        fi ;;
esac
touch "$venv/.for-running"
"$venv/bin/python" -m tools.compile_catalogues
