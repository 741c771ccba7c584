import { joinTables, optionTable } from '../options.ts'

/** Source: docker/buildx, docs/reference/buildx_build.md, hidden options included. */
const BUILDX = `
  add-host= allow= annotation= attest= build-arg= build-context= builder= cache-from= cache-to= call= cgroup-parent=
  check compress cpu-period= cpu-quota= c/cpu-shares= cpuset-cpus= cpuset-mems= f/file= force-rm iidfile= isolation=
  invoke= label= load m/memory= memory-swap= metadata-file= network= net>network= no-cache no-cache-filter= o/output=
  platform= policy= print= progress= provenance= pull push q/quiet resource= rm root= sbom= secret= security-opt=
  server-config= shm-size= squash ssh= t/tag= target= ulimit= D/debug help
`

export const BUILD = optionTable(`${BUILDX} disable-content-trust`, { whole: true })

/** Source: podman-build(1), buildah-build(1). */
const PODMAN = optionTable(`
  authfile= creds= cert-dir= tls-verify format= layers logfile= manifest= pull= pull-always pull-never ignorefile=
  isolation= jobs= runtime= sign-by= v/volume= userns= dns= dns-search= env= arch= os= variant= cap-add= cap-drop=
  device= retry= squash-all timestamp= identity-label inherit-labels stdin skip-unused-stages group-add= from=
`)
/** `--pull` takes a policy there, or nothing. */
export const PODMAN_BUILD = joinTables([BUILD, PODMAN])

/** Source: docker/buildx, docs/reference/buildx_bake.md. */
export const BAKE = optionTable(
  `allow= builder= call= check f/file= list= load metadata-file= no-cache print progress= provenance= pull push sbom=
   set= var= D/debug help`,
  { whole: true },
)

/** Source: docker/buildx, docs/reference/buildx_create.md. */
export const BUILDX_CREATE = optionTable(
  `append bootstrap buildkitd-config= config>buildkitd-config= buildkitd-flags= driver= driver-opt= leave name= node=
   platform= use timeout= builder= D/debug help`,
  { whole: true },
)

/** Source: docker/buildx, docs/reference/buildx_imagetools_create.md and …_inspect.md. */
export const IMAGETOOLS = optionTable(
  'annotation= append dry-run f/file= p/platform= prefer-index progress= t/tag= metadata-file= format= raw builder= D/debug',
)

/** Source: moby/buildkit, cmd/buildctl/build.go. */
export const BUILDCTL = optionTable(`
  o/output= progress= trace= local= oci-layout= frontend= opt= no-cache export-cache= import-cache= secret= allow=
  ssh= metadata-file= source-policy-file= ref-file= registry-auth-tlscontext= debug-json-cache-metrics= addr= tlsdir=
  debug log-format= tlscacert= tlscert= tlskey= tlsservername= timeout= wait
`)
