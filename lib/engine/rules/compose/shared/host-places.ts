/** A part of the host that a container had better not see. */
export type HostPlace = {
  /** What stands there, to end a sentence with. */
  readonly holds: string
  /** Reading it does harm, so that a read-only mount is none the better. */
  readonly secret: boolean
}

const place = (holds: string, secret: boolean): HostPlace => ({ holds, secret })

const HOMES = place('keys, tokens and histories of the people who work there', true)
const LOGINS = place('keys and tokens that open other machines and services', true)
const ENTRY = place('what decides who may enter the host and what runs there', true)
const KERNEL = place('the settings and the state of the kernel', false)
const PROGRAMS = place('programs that the host runs as root', false)
const CONTAINERS = place('images, volumes and settings of all other containers', true)

/** In this order; the first that fits counts. Source of the directories: the Filesystem Hierarchy Standard 3.0, CIS Docker 5.6. */
const PLACES: readonly (readonly [RegExp, HostPlace])[] = [
  [/^\/$/, place('everything on the host, the Docker socket included', true)],
  [/^\/etc$/, ENTRY],
  [
    /^\/etc\/(?:g?shadow-?|sudoers(?:\.d)?|ssh|pam\.d|docker|kubernetes|cron[^/]*|systemd|init\.d|ld\.so\.preload|ssl\/private|passwd|group)(?:\/|$)/,
    ENTRY,
  ],
  [/^(?:~|\/root|\/home|\/Users|\/(?:home|Users)\/[^/]+)$/, HOMES],
  [
    /^(?:~|\/root|\/(?:home|Users)\/[^/]+)\/(?:\.ssh|\.aws|\.kube|\.gnupg|\.azure|\.docker|\.config|\.config\/gcloud|\.netrc|\.pgpass|\.npmrc|\.pypirc|\.git-credentials)(?:\/|$)/,
    LOGINS,
  ],
  [/^\/boot(?:\/|$)/, place('the kernel that the host starts', false)],
  [/^\/dev$/, place('all devices of the host, its disks included', false)],
  [
    /^\/dev\/(?:k?mem|port|sd[a-z]|nvme\d|[xv]d[a-z]|mapper$|dm-\d)/,
    place('the disk or the memory of the host', true),
  ],
  [/^\/proc(?:\/|$)/, KERNEL],
  [/^\/sys(?:$|\/(?:kernel|fs\/cgroup|firmware|module)(?:\/|$))/, KERNEL],
  [
    /^\/(?:usr(?:\/(?:local\/)?(?:s?bin|lib(?:64|exec)?))?|s?bin|lib(?:64)?|lib\/(?:modules|systemd)(?:\/.*)?|usr\/local)$/,
    PROGRAMS,
  ],
  [/^\/var\/lib\/(?:docker|containerd|containers|kubelet|rancher)(?:\/|$)/, CONTAINERS],
  [/^\/var(?:\/lib)?$/, place('the data of all programs on the host', true)],
]

/** What a path of the host gives away; null for every other one. `path` is absolute or from `~`. */
export function hostPlace(path: string): HostPlace | null {
  if (/\/known_hosts$|\.pub$/.test(path)) return null
  return PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? null
}
