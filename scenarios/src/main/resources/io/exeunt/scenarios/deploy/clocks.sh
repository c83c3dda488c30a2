#!/bin/sh
# Sets and restores the clocks of a Linux board as design.json asks for.
#
#   clocks.sh save            notes the clocks that are set
#   clocks.sh set <stage>     sets the clocks of a stage, from 1
#   clocks.sh restore         sets back what was noted
#   clocks.sh run <command>   all three around a command, for the clocks of stage 1; sets back on Ctrl-C and kill, too
#
# Where a domain's files are is said by EXEUNT_<DOMAIN>, such as EXEUNT_GPU=/sys/class/devfreq/17000000.gp10b;
# cpufreq folders are found by themselves for domains called cpu…. EXEUNT_SYS is put before /sys, for tests.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sys=${EXEUNT_SYS:-}/sys
state=${EXEUNT_STATE:-/tmp/exeunt-clocks.$(id -u)}

stage_clocks() { # prints "domain mhz" per line
    python3 - "$here/design.json" "$1" <<'PY'
import json, sys
design = json.load(open(sys.argv[1], encoding="utf-8"))
for domain, mhz in design["stages"][int(sys.argv[2]) - 1]["clocks_mhz"].items():
    print(domain, round(mhz * 1e6))
PY
}

folders() { # folders of a domain
    name=$(printf %s "$1" | tr 'a-z-' 'A-Z_')
    eval "given=\${EXEUNT_$name:-}"
    if [ -n "$given" ]; then
        printf '%s\n' "$given"
    else
        case $1 in
            cpu*) ls -d "$sys"/devices/system/cpu/cpufreq/policy* 2>/dev/null || true ;;
        esac
    fi
}

least() { if [ -e "$1/scaling_min_freq" ]; then echo "$1/scaling_min_freq"; else echo "$1/min_freq"; fi; }
most() { if [ -e "$1/scaling_max_freq" ]; then echo "$1/scaling_max_freq"; else echo "$1/max_freq"; fi; }

put() { # the upper end first where clocks rise, else the lower one
    low=$(least "$1"); high=$(most "$1")
    if [ "$3" -ge "$(cat "$high")" ]; then
        echo "$3" >"$high"; echo "$2" >"$low"
    else
        echo "$2" >"$low"; echo "$3" >"$high"
    fi
}

save() {
    [ ! -e "$state" ] || { echo "clocks.sh: $state is there already: restore first" >&2; exit 1; }
    : >"$state"
    stage_clocks 1 | while read -r domain hz; do
        folders "$domain" | while read -r folder; do
            echo "$folder $(cat "$(least "$folder")") $(cat "$(most "$folder")")" >>"$state"
        done
    done
}

set_stage() {
    stage_clocks "$1" | while read -r domain hz; do
        found=$(folders "$domain")
        [ -n "$found" ] || { echo "clocks.sh: no folder of clock domain $domain: set EXEUNT_$(printf %s "$domain" | tr 'a-z-' 'A-Z_')" >&2; exit 1; }
        echo "$found" | while read -r folder; do
            if [ -e "$folder/scaling_min_freq" ]; then value=$((hz / 1000)); else value=$hz; fi
            put "$folder" "$value" "$value"
        done
    done
}

restore() {
    [ -e "$state" ] || return 0
    while read -r folder low high; do put "$folder" "$low" "$high"; done <"$state"
    rm -f "$state"
}

case ${1:-} in
    save) save ;;
    set) set_stage "$2" ;;
    restore) restore ;;
    run)
        shift
        save
        child=
        trap restore EXIT
        trap '[ -z "$child" ] || kill "$child" 2>/dev/null || true; exit 130' INT TERM HUP
        set_stage 1
        "$@" &
        child=$!
        wait "$child"
        ;;
    *) sed -n '2,11p' "$0" >&2; exit 2 ;;
esac
