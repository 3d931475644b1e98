#!/usr/bin/env bash
# ---
# description: Disk space that is used and left, per file system
# effect: read
# access: [host]
# examples:
#   - How much disk space is left?
#   - disk usage
# ---
df -h
