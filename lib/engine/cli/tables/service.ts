import { optionTable } from '../options.ts'

/** Source: docker/cli, cli/command/service/opts.go. */
const SERVICE = `
  d/detach q/quiet w/workdir= u/user= credential-spec= hostname= entrypoint= limit-cpu= limit-memory= limit-pids=
  reserve-cpu= reserve-memory= stop-grace-period= replicas= replicas-max-per-node= restart-condition= restart-delay=
  restart-max-attempts= restart-window= update-parallelism= update-delay= update-monitor= update-failure-action=
  update-max-failure-ratio= update-order= rollback-parallelism= rollback-delay= rollback-monitor=
  rollback-failure-action= rollback-max-failure-ratio= rollback-order= endpoint-mode= with-registry-auth
  no-resolve-image log-driver= log-opt= health-cmd= health-interval= health-timeout= health-retries=
  health-start-period= health-start-interval= no-healthcheck t/tty read-only stop-signal= isolation= init cap-add=
  cap-drop= max-concurrent= oom-score-adj= memory-swap= memory-swappiness= help
`

export const SERVICE_CREATE = optionTable(
  `${SERVICE} l/label= container-label= e/env= env-file= mount= constraint= placement-pref= network= secret= config=
   p/publish= group= dns= dns-option= dns-search= host= mode= name= sysctl= ulimit= generic-resource=`,
  { whole: true, stops: true },
)

export const SERVICE_UPDATE = optionTable(
  `${SERVICE} image= args= force rollback label-add= label-rm= container-label-add= container-label-rm= env-add= env-rm=
   mount-add= mount-rm= constraint-add= constraint-rm= placement-pref-add= placement-pref-rm= network-add= network-rm=
   secret-add= secret-rm= config-add= config-rm= publish-add= publish-rm= group-add= group-rm= dns-add= dns-rm=
   dns-option-add= dns-option-rm= dns-search-add= dns-search-rm= host-add= host-rm= sysctl-add= sysctl-rm= ulimit-add=
   ulimit-rm= generic-resource-add= generic-resource-rm=`,
  { whole: true },
)
