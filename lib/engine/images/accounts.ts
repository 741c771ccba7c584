/**
 * Accounts that a distribution's base image has. Sources: base-passwd (Debian 12 and 13), alpine-baselayout (Alpine 3.22
 * to 3.24), the setup package of UBI 9, the README of distroless.
 */
type Accounts = Readonly<Record<string, number>>

const DEBIAN_USERS: Accounts = {
  root: 0, daemon: 1, bin: 2, sys: 3, sync: 4, games: 5, man: 6, lp: 7, mail: 8, news: 9, uucp: 10, proxy: 13,
  'www-data': 33, backup: 34, list: 38, irc: 39, _apt: 42, nobody: 65534,
}
const DEBIAN_GROUPS: Accounts = {
  root: 0, daemon: 1, bin: 2, sys: 3, adm: 4, tty: 5, disk: 6, lp: 7, mail: 8, news: 9, uucp: 10, man: 12, proxy: 13,
  kmem: 15, dialout: 20, fax: 21, voice: 22, cdrom: 24, floppy: 25, tape: 26, sudo: 27, audio: 29, dip: 30,
  'www-data': 33, backup: 34, operator: 37, list: 38, irc: 39, src: 40, shadow: 42, utmp: 43, video: 44, sasl: 45,
  plugdev: 46, staff: 50, games: 60, users: 100, nogroup: 65534,
}
const ALPINE_USERS: Accounts = {
  root: 0, bin: 1, daemon: 2, lp: 4, sync: 5, shutdown: 6, halt: 7, mail: 8, news: 9, uucp: 10, cron: 16, ftp: 21,
  sshd: 22, games: 35, ntp: 123, guest: 405, nobody: 65534,
}
const ALPINE_GROUPS: Accounts = {
  root: 0, bin: 1, daemon: 2, sys: 3, adm: 4, tty: 5, disk: 6, lp: 7, kmem: 9, wheel: 10, floppy: 11, mail: 12,
  news: 13, uucp: 14, cron: 16, audio: 18, cdrom: 19, dialout: 20, ftp: 21, sshd: 22, input: 23, tape: 26, video: 27,
  netdev: 28, kvm: 34, games: 35, shadow: 42, 'www-data': 82, users: 100, ntp: 123, utmp: 406, ping: 999,
  nogroup: 65533, nobody: 65534,
}
const RHEL_USERS: Accounts = {
  root: 0, bin: 1, daemon: 2, adm: 3, lp: 4, sync: 5, shutdown: 6, halt: 7, mail: 8, operator: 11, games: 12, ftp: 14,
  nobody: 65534,
}
const DISTROLESS_USERS: Accounts = { root: 0, nobody: 65534, nonroot: 65532 }

export const USERS = {
  debian: DEBIAN_USERS,
  alpine: ALPINE_USERS,
  rhel: RHEL_USERS,
  distroless: DISTROLESS_USERS,
} as const
export const GROUPS = {
  debian: DEBIAN_GROUPS,
  alpine: ALPINE_GROUPS,
  rhel: { root: 0, bin: 1, daemon: 2, sys: 3, adm: 4, tty: 5, wheel: 10, users: 100, nobody: 65534 },
  distroless: { root: 0, nobody: 65534, tty: 5, staff: 50, nonroot: 65532 },
} as const
