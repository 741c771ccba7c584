import { optionTable, type OptionTable } from '../options.ts'
import { BAKE, BUILD, BUILDX_CREATE, IMAGETOOLS } from './build.ts'
import { CREATE, EXEC, RUN } from './container.ts'
import { SERVICE_CREATE, SERVICE_UPDATE } from './service.ts'

/** Before the command. Source: docker/cli, cli/flags/options.go. */
export const DOCKER_GLOBAL = optionTable(
  'config= c/context= D/debug H/host= l/log-level= tls tlscacert= tlscert= tlskey= tlsverify v/version help h/help',
  { stops: true },
)

/** Commands that consist of two words. */
export const GROUPS: ReadonlySet<string> = new Set(
  `container image builder buildx compose network volume secret config swarm node service stack system context plugin
   manifest trust scout checkpoint model mcp sandbox imagetools history key signer debug desktop extension init pass
   offload dhi policy app agent ai`.split(/\s+/),
)

const whole = { whole: true }

/**
 * The options of each command under its shortest name. Source: docker/cli, cli/command, one file for each; those that are not
 * listed are read with what an option usually looks like.
 */
export const DOCKER: Readonly<Record<string, OptionTable>> = {
  run: RUN,
  create: CREATE,
  exec: EXEC,
  build: BUILD,
  'buildx build': BUILD,
  'buildx bake': BAKE,
  'buildx create': BUILDX_CREATE,
  'buildx imagetools': IMAGETOOLS,
  'service create': SERVICE_CREATE,
  'service update': SERVICE_UPDATE,
  login: optionTable('p/password= password-stdin u/username= help', whole),
  logout: optionTable('help', whole),
  pull: optionTable('a/all-tags disable-content-trust platform= q/quiet help', whole),
  push: optionTable('a/all-tags disable-content-trust platform= q/quiet help', whole),
  tag: optionTable('help', whole),
  save: optionTable('o/output= platform= help', whole),
  load: optionTable('i/input= q/quiet platform= help', whole),
  import: optionTable('c/change= m/message= platform= help', whole),
  commit: optionTable('a/author= c/change= m/message= no-pause p/pause help', whole),
  'image ls': optionTable('a/all digests f/filter= format= no-trunc q/quiet tree help', whole),
  'image inspect': optionTable('f/format= platform= help', whole),
  'image prune': optionTable('a/all filter= f/force help', whole),
  rmi: optionTable('f/force no-prune platform= help', whole),
  history: optionTable('format= H/human no-trunc platform= q/quiet help', whole),
  ps: optionTable('a/all f/filter= format= n/last= l/latest no-trunc q/quiet s/size help', whole),
  rm: optionTable('f/force l/link v/volumes help', whole),
  stop: optionTable('s/signal= t/timeout= time>timeout= help', whole),
  restart: optionTable('s/signal= t/timeout= time>timeout= help', whole),
  kill: optionTable('s/signal= help', whole),
  start: optionTable('a/attach checkpoint= checkpoint-dir= detach-keys= i/interactive help', whole),
  logs: optionTable('details f/follow since= n/tail= t/timestamps until= help', whole),
  inspect: optionTable('f/format= s/size type= help', whole),
  cp: optionTable('a/archive L/follow-link q/quiet help', whole),
  attach: optionTable('detach-keys= no-stdin sig-proxy help', whole),
  wait: optionTable('help', whole),
  'container prune': optionTable('filter= f/force help', whole),
  'network create': optionTable(
    `attachable aux-address= config-from= config-only d/driver= gateway= ingress internal ip-range= ipam-driver=
     ipam-opt= ipv4 ipv6 label= o/opt= scope= subnet= help`,
    whole,
  ),
  'network connect': optionTable('alias= driver-opt= gw-priority= ip= ip6= link= link-local-ip= help', whole),
  'network prune': optionTable('filter= f/force help', whole),
  'volume create': optionTable(
    `d/driver= label= name= o/opt= availability= group= limit-bytes= required-bytes= scope= secret= sharing=
     topology-preferred= topology-required= type= help`,
    whole,
  ),
  'volume prune': optionTable('a/all filter= f/force help', whole),
  'secret create': optionTable('d/driver= l/label= template-driver= help', whole),
  'config create': optionTable('l/label= template-driver= help', whole),
  'swarm init': optionTable(
    `advertise-addr= autolock availability= cert-expiry= data-path-addr= data-path-port= default-addr-pool=
     default-addr-pool-mask-length= dispatcher-heartbeat= external-ca= force-new-cluster listen-addr= max-snapshots=
     snapshot-interval= task-history-limit= help`,
    whole,
  ),
  'swarm join': optionTable('advertise-addr= availability= data-path-addr= listen-addr= token= help', whole),
  'swarm update': optionTable(
    `autolock cert-expiry= dispatcher-heartbeat= external-ca= max-snapshots= snapshot-interval= task-history-limit= help`,
    whole,
  ),
  'stack deploy': optionTable(
    'c/compose-file= d/detach prune q/quiet resolve-image= with-registry-auth help',
    whole,
  ),
  'system prune': optionTable('a/all filter= f/force volumes help', whole),
  'builder prune': optionTable(
    'a/all filter= f/force keep-storage= reserved-space= max-used-space= min-free-space= help',
  ),
  'buildx prune': optionTable(
    `a/all builder= filter= f/force keep-storage= max-used-space= min-free-space= reserved-space= timeout= verbose`,
  ),
  'context create': optionTable('default-stack-orchestrator= description= docker= from= kubernetes= help'),
  'trust sign': optionTable('local'),
  'scout cves': optionTable(`
    details env= epss e/exit-code format= ignore-base ignore-suppressed locations multi-stage only-base only-cve-id=
    only-fixed only-metric= only-package= only-package-type= only-policy= only-severity= only-stage= only-unfixed
    only-vex-affected only-vuln-packages org= o/output= platform= ref= stream= vex-author= vex-location= debug verbose-debug`),
}

/** The shortest name of a command that has several. Source: docker/cli, the aliases of each command. */
export const ALIASES: Readonly<Record<string, string>> = {
  images: 'image ls',
  'image list': 'image ls',
  'image remove': 'rmi',
  'image rm': 'rmi',
  'container ls': 'ps',
  'container list': 'ps',
  'container ps': 'ps',
  'container remove': 'rm',
  'builder build': 'build',
  'image build': 'build',
  'buildx b': 'buildx build',
  'network remove': 'network rm',
  'volume remove': 'volume rm',
  'secret remove': 'secret rm',
  'service remove': 'service rm',
  'stack up': 'stack deploy',
}

/** `container run` and `image pull` are `run` and `pull`; those that are not listed keep both words. */
export const SHORT: ReadonlySet<string> = new Set(
  `attach commit cp create diff exec export kill logs pause port rename restart rm run start stats stop top unpause
   update wait history import load pull push save tag`.split(/\s+/),
)

/** What may stand behind `docker`, plugins that come with it included. */
export const VERBS: ReadonlySet<string> = new Set([
  ...GROUPS,
  ...`run exec ps build bake pull push images login logout search version info attach commit cp create diff events export
   history import inspect kill load logs pause port rename restart rm rmi save start stats stop tag top unpause update
   wait docker-init help`.split(/\s+/),
])
