import { joinTables, optionTable } from '../options.ts'

/** `docker run` and `docker create` share these. Source: docker/cli, cli/command/container/opts.go. */
const CONTAINER = `
  a/attach= device-cgroup-rule= device= gpus= e/env= env-file= entrypoint= group-add= h/hostname= domainname=
  i/interactive l/label= label-file= read-only restart= stop-signal= stop-timeout= sysctl= t/tty ulimit= u/user=
  w/workdir= rm cap-add= cap-drop= privileged security-opt= userns= cgroupns= add-host= dns= dns-opt>dns-option=
  dns-option= dns-search= expose= ip= ip6= link= link-local-ip= mac-address= p/publish= P/publish-all net>network=
  network= net-alias>network-alias= network-alias= log-driver= volume-driver= log-opt= storage-opt= tmpfs=
  volumes-from= v/volume= mount= health-cmd= health-interval= health-retries= health-timeout= health-start-period=
  health-start-interval= no-healthcheck blkio-weight= blkio-weight-device= cidfile= cpuset-cpus= cpuset-mems=
  cpu-count= cpu-percent= cpu-period= cpu-quota= cpu-rt-period= cpu-rt-runtime= c/cpu-shares= cpus=
  device-read-bps= device-read-iops= device-write-bps= device-write-iops= io-maxbandwidth= io-maxiops=
  kernel-memory= m/memory= memory-reservation= memory-swap= memory-swappiness= oom-kill-disable oom-score-adj=
  pids-limit= cgroup-parent= ipc= isolation= pid= shm-size= uts= runtime= init annotation= use-api-socket
  pull= q/quiet platform= disable-content-trust name= help
`

export const RUN = optionTable(`${CONTAINER} d/detach sig-proxy detach-keys=`, { whole: true, stops: true })
export const CREATE = optionTable(CONTAINER, { whole: true, stops: true })

/** Source: docker/cli, cli/command/container/exec.go. */
export const EXEC = optionTable(
  'detach-keys= i/interactive t/tty d/detach u/user= privileged e/env= env-file= w/workdir= help',
  { whole: true, stops: true },
)

/** Podman has Docker's options and more. Source: podman-run(1). */
const PODMAN = optionTable(`
  pod= secret= requires= systemd= arch= os= variant= authfile= creds= cert-dir= tls-verify replace conmon-pidfile=
  cgroups= env-host env-merge= hooks-dir= http-proxy image-volume= init-path= network-alias= no-hosts no-hostname
  passwd passwd-entry= personality= pidfile= preserve-fds= rdt-class= retry= retry-delay= rmi rootfs sdnotify=
  seccomp-policy= shm-size-systemd= stop-signal= subgidname= subuidname= timeout= tz= uidmap= gidmap= umask=
  unsetenv= unsetenv-all chrootdirs= decryption-key= group-entry= health-on-failure= hostuser= label-file=
`)

export const PODMAN_RUN = joinTables([RUN, PODMAN], { stops: true })
export const PODMAN_CREATE = joinTables([CREATE, PODMAN], { stops: true })
