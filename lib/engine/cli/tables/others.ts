import { optionTable, type OptionTable } from '../options.ts'

/** A program whose commands are words behind it. */
export type Program = {
  /** How many words name a command, at most. */
  readonly depth: number
  readonly global: OptionTable
  readonly options: OptionTable
}

const NONE = optionTable('', { stops: true })

/** No option of these is a mistake here: they change too often. Sources: the command references of each project. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  buildctl: {
    depth: 1,
    global: optionTable(
      'addr= tlsdir= debug log-format= tlscacert= tlscert= tlskey= tlsservername= timeout= wait',
      {
        stops: true,
      },
    ),
    options: NONE,
  },
  cosign: {
    depth: 1,
    global: optionTable('output-file= t/timeout= d/verbose', { stops: true }),
    options: optionTable(`
      key= y/yes r/recursive certificate-identity= certificate-identity-regexp= certificate-oidc-issuer=
      certificate-oidc-issuer-regexp= a/annotations= predicate= type= output-signature= output-certificate= bundle=
      certificate= certificate-chain= signature= o/output= attachment= payload= rekor-url= fulcio-url=
      identity-token= oidc-issuer= oidc-client-id= policy= kms= output-key-prefix= sk slot= upload registry-username=
      registry-password= tlog-upload allow-insecure-registry insecure-ignore-tlog insecure-ignore-sct check-claims
      offline private-infrastructure new-bundle-format trusted-root= signing-config= use-signing-config
      experimental-oci11 local-image max-workers= sbom= platform=`),
  },
  notation: {
    depth: 2,
    global: optionTable('d/debug v/verbose', { stops: true }),
    options: optionTable(`
      k/key= s/signature-format= id= plugin= plugin-config= e/expiry= m/user-metadata= u/username= p/password=
      password-stdin insecure-registry allow-referrers-api oci-layout scope= timestamp-url= timestamp-root-cert=
      type= t/type= default o/output= force-referrers-tag`),
  },
  trivy: {
    depth: 1,
    global: optionTable(
      'c/config= d/debug q/quiet cache-dir= timeout= insecure generate-default-config v/version',
      {
        stops: true,
      },
    ),
    options: optionTable(`
      severity= s/severity= exit-code= exit-on-eol= f/format= o/output= ignore-unfixed ignore-status= ignorefile=
      ignore-policy= scanners= security-checks>scanners= vuln-type>pkg-types= pkg-types= skip-dirs= skip-files= input= no-progress
      image-src= platform= removed-pkgs download-db-only skip-db-update skip-update>skip-db-update skip-java-db-update offline-scan
      db-repository= java-db-repository= template= t/template= list-all-pkgs report= compliance= vex= server= token=
      token-header= username= password= password-stdin registry-token= image-config-scanners= include-dev-deps
      misconfig-scanners= config-check= config-data= check-namespaces= tf-vars= helm-values= helm-set= rekor-url=
      sbom-sources= cache-backend= cache-ttl= clear-cache reset file-patterns= show-suppressed secret-config=
      detection-priority= dependency-tree parallel= include-non-failures trace c/config= d/debug q/quiet cache-dir=
      timeout= insecure table-mode= max-image-size= docker-host= podman-host= distro= skip-policy-update
      skip-check-update skip-version-check redis-ca= redis-cert= redis-key= redis-tls output-plugin-arg= branch= commit= tag=`),
  },
  syft: {
    depth: 1,
    global: optionTable('c/config= q/quiet v/verbose', { stops: true }),
    options: optionTable(`
      o/output= from= scope= s/scope= exclude= file= t/template= platform= source-name= source-version= base-path=
      select-catalogers= override-default-catalogers= enrich= key= parallelism= c/config= q/quiet v/verbose`),
  },
  grype: {
    depth: 0,
    global: optionTable('c/config= q/quiet v/verbose', { stops: true }),
    options: optionTable(`
      o/output= f/fail-on= fail-on= file= from= t/template= scope= s/scope= exclude= only-fixed only-notfixed
      ignore-states= add-cpes-if-none by-cve name= platform= distro= show-suppressed vex= sort-by= c/config= q/quiet v/verbose`),
  },
  hadolint: {
    depth: 0,
    global: NONE,
    options: optionTable(`
      no-fail no-color c/config= file-path-in-report= V/verbose f/format= error= warning= info= style= ignore=
      trusted-registry= require-label= strict-labels disable-ignore-pragma t/failure-threshold= v/version h/help`),
  },
  crane: {
    depth: 1,
    global: optionTable('platform= insecure v/verbose allow-nondistributable-artifacts', { stops: true }),
    options: optionTable(`
      platform= insecure v/verbose a/all-tags all-tags n/no-clobber j/jobs= c/cache_path= format= o/output= t/tag=
      image-refs= index b/base= u/username= p/password= password-stdin f/new_layer= annotation= label= entrypoint= cmd=
      env= user= workdir= full-ref omit-digest-tags`),
  },
  skopeo: {
    depth: 1,
    global: optionTable(
      `
      command-timeout= debug insecure-policy override-arch= override-os= override-variant= policy= registries.d=
      tmpdir= user-agent-prefix=`,
      { stops: true },
    ),
    options: optionTable(`
      a/all additional-tag= authfile= dest-authfile= src-authfile= creds= dest-creds= src-creds= src-tls-verify
      dest-tls-verify tls-verify f/format= digestfile= preserve-digests q/quiet retry-times= sign-by= remove-signatures
      src= s/src= d/dest= dest= scoped username= u/username= p/password= password-stdin raw config no-tags n/no-tags
      src-no-creds dest-no-creds dest-compress dest-oci-accept-uncompressed-layers src-cert-dir= dest-cert-dir= cert-dir=
      multi-arch= encryption-key= decryption-key= src-registry-token= dest-registry-token= registry-token=`),
  },
  // Source: envkey/envkey, public/sdks/envkey-source/cmd/flags.go, and the flags of version 1.
  'envkey-source': {
    depth: 0,
    global: NONE,
    options: optionTable(`
      w/watch r/on-reload= only= throttle-ms= f/force env-file= hook= kill unset ignore-missing c/cache cache-dir=
      m/mem-cache verbose timeout= retries= retry-backoff= pam dot-env json yaml client-name= client-version= v/version
      dot-env-compatible pam-compatible h/help`),
  },
  dockerd: {
    depth: 0,
    global: NONE,
    options: optionTable(`
      H/host= tls tlsverify tlscacert= tlscert= tlskey= config-file= D/debug l/log-level= data-root= g/data-root= G/group=
      exec-root= p/pidfile= s/storage-driver= storage-opt= insecure-registry= registry-mirror= icc iptables ip6tables
      ip-forward ip-masq ip= bip= bip6= b/bridge= dns= dns-opt= dns-search= mtu= fixed-cidr= fixed-cidr-v6= default-gateway=
      default-gateway-v6= default-address-pool= userland-proxy userland-proxy-path= userns-remap= live-restore
      log-driver= log-opt= log-format= max-concurrent-downloads= max-concurrent-uploads= max-download-attempts=
      metrics-addr= no-new-privileges node-generic-resource= oom-score-adj= raw-logs seccomp-profile= selinux-enabled
      shutdown-timeout= swarm-default-advertise-addr= validate add-runtime= default-runtime= default-ulimit=
      default-shm-size= default-ipc-mode= default-cgroupns-mode= cgroup-parent= api-cors-header= authorization-plugin=
      containerd= containerd-namespace= cri-containerd cdi-spec-dir= experimental feature= host-gateway-ip=
      http-proxy= https-proxy= no-proxy= init init-path= ipv6 label= cpu-rt-period= cpu-rt-runtime= allow-nondistributable-artifacts=
      network-control-plane-mtu= rootless firewall-backend= bridge-accept-fwmark= allow-direct-routing v/version help`),
  },
}
