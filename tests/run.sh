#!/bin/sh
# run.sh - runs one test for prove: a script by the shell whatever its mode, a unit test as the program it is
case $1 in
*.t) exec sh "$1" ;;
*) exec "$1" ;;
esac
