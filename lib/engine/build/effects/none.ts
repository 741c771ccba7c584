import { harmless, named, type Effects } from './effect.ts'
import { names } from '../names.ts'

/** Programs that write no file the model cares for, or write only what a redirection names. */
const HARMLESS: readonly string[] = [
  // Files and text.
  ...names('ls head tail grep egrep fgrep zgrep zcat bzcat xzcat less more cut'),
  ...names('uniq tr wc diff cmp comm stat du df tree file od xxd hexdump'),
  ...names('strings readlink realpath dirname basename seq expr bc factor numfmt pathchk'),
  ...names('sha1sum sha224sum sha256sum sha384sum sha512sum shasum md5sum b2sum cksum sum'),
  ...names('mountpoint lsattr getfattr getcap getfacl namei sync tput stty clear reset'),
  // The system.
  ...names('date uname env printenv whoami who users groups hostname arch nproc uptime'),
  ...names('sleep usleep free ps pgrep top lscpu lsblk lsof getconf locale tty logname'),
  ...names('kill pkill killall wait logger sysctl dmesg lsb_release findmnt ulimit prlimit'),
  ...names('mount umount ldd nm objdump readelf size scanelf chrt taskset renice getopt'),
  ...names('run-parts vercmp timedatectl gpgconf gpg-connect-agent gpgv ssh-add ssh-agent cal'),
  // What is installed. The package managers' own questions.
  ...names('dpkg-query dpkg-architecture dpkg-parsechangelog dpkg-shlibdeps apt-cache apt-mark rpm2cpio'),
  ...names('pkg-config pkgconf cosign gosu su-exec xx-info xx-verify hadolint shellcheck'),
  ...names('which whereis type hash command time yes nslookup'),
  // Accounts: their files are not listed.
  ...names('su sudo chage chfn newgrp visudo'),
  // The shell's own.
  ...names('trap alias unalias bind complete jobs disown fg bg times caller enable let'),
]

export const harmlessEffects: Effects = named(HARMLESS, harmless)
