/** Where a rule differs from another linter on purpose. */
export type Divergence = {
  /** Our rule. */
  readonly rule: string
  /** The peer and its check. */
  readonly peer: string
  /** Ids of the cases. */
  readonly cases: readonly string[]
  readonly reason: string
}

export const divergences: readonly Divergence[] = [
  {
    rule: 'user-root-last',
    peer: 'hadolint DL3002',
    cases: ['hadolint/DL3002/8'],
    reason: 'The USER of a builder stage is not that of the image: only the stage that is built counts.',
  },
  {
    rule: 'apt-lists-not-removed',
    peer: 'hadolint DL3009',
    cases: ['hadolint/DL3009/12'],
    reason: 'Nothing is built on the stage whose ONBUILD this is, so the trigger never runs.',
  },
  {
    rule: 'apt-lists-not-removed',
    peer: 'hadolint DL3009',
    cases: ['hadolint/DL3009/23', 'hadolint/DL3009/24'],
    reason:
      'A cache mount at /var/lib/apt holds the lists, so no layer does, whatever happens in /var/cache/apt.',
  },
  {
    rule: 'pip-pin-version',
    peer: 'hadolint DL3013',
    cases: ['hadolint/DL3013/53'],
    reason:
      'A lower bound alone lets every build take the newest release, which is what pinning is against; it is a hint (info).',
  },
  {
    rule: 'exec-form-recommended',
    peer: 'hadolint DL3025',
    cases: ['hadolint/DL3025/5'],
    reason:
      'Docker’s reference writes HEALTHCHECK CMD with a shell itself (… || exit 1 needs one); a probe gets no signals.',
  },
  {
    rule: 'dnf-assume-yes',
    peer: 'hadolint DL3038',
    cases: ['hadolint/DL3038/4'],
    reason:
      'microdnf asks nothing: it accepts -y and ignores it (rpm-software-management/microdnf, dnf-main.c).',
  },
  {
    rule: 'dnf-clean',
    peer: 'hadolint DL3040',
    cases: ['hadolint/DL3040/16'],
    reason:
      'dnf keeps its cache in /var/cache/dnf or /var/cache/libdnf5 (dnf.conf(5), cachedir); removing /var/cache/yum leaves it there.',
  },
  {
    rule: 'pip-cache',
    peer: 'hadolint DL3042',
    cases: [
      'hadolint/DL3042/30',
      'hadolint/DL3042/31',
      'hadolint/DL3042/32',
      'hadolint/DL3042/35',
      'hadolint/DL3042/39',
      'hadolint/DL3042/40',
    ],
    reason:
      'Any value of PIP_NO_CACHE_DIR turns the cache off, no, off and false too (pypa/pip, cmdoptions.py, _handle_no_cache_dir).',
  },
  {
    rule: 'go-pin-version',
    peer: 'hadolint DL3062',
    cases: ['hadolint/DL3062/20'],
    reason:
      'foobar is no path of a module that can be fetched (such a path begins with a host), so go refuses it whatever the version.',
  },
  {
    rule: 'copy-entire-root-from-stage',
    peer: 'hadolint DL3067',
    cases: ['hadolint/DL3067/5'],
    reason: 'COPY --from=build / /app takes the whole file system just as well, whatever its goal.',
  },
  {
    rule: 'base-image-untagged',
    peer: 'Trivy DS-0001',
    cases: ['trivy/DS-0001/test_deny_empty_tag_arg'],
    reason:
      'An argument without a default is given by whoever builds, and its value may bring the tag: what is not known is not reported.',
  },
  {
    rule: 'yum-clean',
    peer: 'Trivy DS-0015',
    cases: ['trivy/DS-0015/test_basic_denied'],
    reason: 'The install stands in a stage of which nothing gets into the image.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'Trivy DS-0031',
    cases: ['trivy/DS-0031/test_deny_secret_key/4'],
    reason: 'The name of an account is no secret; BuildKit’s check is silent, too.',
  },
  {
    rule: 'dnf-assume-yes',
    peer: 'KICS Missing Flag From Dnf Install',
    cases: ['kics/dockerfile/missing_flag_from_dnf_install/positive3.dockerfile'],
    reason: 'microdnf asks nothing: it accepts -y and ignores it.',
  },
  {
    rule: 'cmd-multiple',
    peer: 'KICS Multiple CMD Instructions Listed',
    cases: ['kics/dockerfile/multiple_cmd_instructions_listed/negative2.dockerfile'],
    reason:
      'Two CMD in one stage are a mistake in every stage; BuildKit’s MultipleInstructionsDisallowed says so as well.',
  },
  {
    rule: 'entrypoint-multiple',
    peer: 'KICS Multiple ENTRYPOINT Instructions Listed',
    cases: ['kics/dockerfile/multiple_entrypoint_instructions_listed/negative2.dockerfile'],
    reason:
      'Two ENTRYPOINT in one stage are a mistake in every stage; BuildKit’s MultipleInstructionsDisallowed says so as well.',
  },
  {
    rule: 'npm-pin-version',
    peer: 'KICS NPM Install Command Without Pinned Version',
    cases: ['kics/dockerfile/npm_install_without_pinned_version/negative1.dockerfile'],
    reason:
      'A tag such as latest and a repository without a commit are no versions: what they stand for changes.',
  },
  {
    rule: 'run-cd-instead-of-workdir',
    peer: 'KICS RUN Instruction Using cd Instead of WORKDIR',
    cases: ['kics/dockerfile/run_command_cd_instead_of_workdir/negative2.dockerfile'],
    reason:
      'A RUN that is only a cd does nothing, because every RUN begins in the working directory; Trivy, semgrep and tally report the same.',
  },
  {
    rule: 'pipefail',
    peer: 'KICS Shell Running A Pipe Without Pipefail Flag',
    cases: ['kics/dockerfile/shell_running_a_pipe_without_pipefail_flag/negative.dockerfile'],
    reason:
      'The pipe is read by /bin/sh, whichever program stands at its left; no SHELL has changed that yet.',
  },
  {
    rule: 'update-without-install',
    peer: 'KICS Update Instruction Alone',
    cases: [
      'kics/dockerfile/update_instruction_alone/negative5.dockerfile',
      'kics/dockerfile/update_instruction_alone/negative7.dockerfile',
    ],
    reason:
      'No package is installed after the update: an install by apt is none for apk, and the program install copies files.',
  },
  {
    rule: 'workdir-relative',
    peer: 'KICS WORKDIR Path Not Absolute',
    cases: ['kics/dockerfile/workdir_path_not_absolute/positive.dockerfile'],
    reason:
      'A relative WORKDIR after an absolute one is well defined, and BuildKit’s WorkdirRelativePath is silent about it.',
  },
  {
    rule: 'yum-clean',
    peer: 'KICS Yum Clean All Missing',
    cases: ['kics/dockerfile/yum_clean_all_missing/positive.dockerfile'],
    reason: 'Without && the line is one command, yum clean all yum -y install, which installs nothing.',
  },
  {
    rule: 'yarn-cache',
    peer: 'KICS Run yarn clean after yarn install',
    cases: ['datadog-iac/dockerfile/run_yarn_clean_after_yarn_install/negative.dockerfile'],
    reason: 'A cache that another RUN cleans stays in the layer that holds it.',
  },
  {
    rule: 'exec-form-recommended',
    peer: 'semgrep prefer-json-notation',
    cases: [5, 7, 9, 11].map(
      (line) =>
        `semgrep/dockerfile/best-practice/prefer-json-notation.dockerfile#prefer-json-notation:${line}`,
    ),
    reason:
      'Later instructions take the place of these; they are the matter of cmd-multiple and entrypoint-multiple.',
  },
  {
    rule: 'pipefail',
    peer: 'semgrep set-pipefail',
    cases: ['semgrep/dockerfile/best-practice/set-pipefail.dockerfile#set-pipefail:9'],
    reason: '|| is no pipe.',
  },
  {
    rule: 'instruction-arguments',
    peer: 'dockerfilelint label_format',
    cases: ['dockerfilelint/checks/label_format/1'],
    reason: 'BuildKit refuses LABEL without an argument.',
  },
  {
    rule: 'base-image-latest',
    peer: 'tally hadolint/DL3007',
    cases: ['tally/hadolint/dl3007/TestDL3007Rule_Check/12'],
    reason: 'The default of the argument is known, and it says latest.',
  },
  {
    rule: 'expose-port-invalid',
    peer: 'tally hadolint/DL3011',
    cases: ['tally/hadolint/dl3011/TestDL3011Rule_Check/5', 'tally/hadolint/dl3011/TestDL3011Rule_Check/18'],
    reason: 'Nothing sets the variable, so Docker puts an empty text in its place and refuses the port.',
  },
  {
    rule: 'copy-relative-no-workdir',
    peer: 'tally hadolint/DL3045',
    cases: ['tally/hadolint/dl3045/TestDL3045Rule_Check/11'],
    reason: 'In a stage from scratch the working directory is / for certain.',
  },
  {
    rule: 'copy-relative-no-workdir',
    peer: 'tally hadolint/DL3045',
    cases: ['tally/hadolint/dl3045/TestDL3045Rule_Check/18'],
    reason: 'ONBUILD COPY runs in the working directory of the image that is built on this one.',
  },
  {
    rule: 'onbuild-invalid-trigger',
    peer: 'tally invalid-onbuild-trigger',
    cases: [
      'tally/tally/invalid_onbuild_trigger/TestInvalidOnbuildTriggerRule_Check/9',
      'tally/tally/invalid_onbuild_trigger/TestInvalidOnbuildTriggerRule_Check/10',
      'tally/tally/invalid_onbuild_trigger/TestInvalidOnbuildTriggerRule_Check/11',
    ],
    reason: 'BuildKit refuses these triggers; tally leaves them to another rule of its own.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'tally ruby/prefer-secret-mounts-for-build-credentials',
    cases: [
      'tally/tally/ruby/prefer_secret_mounts_for_build_credentials/TestPreferSecretMountsForBuildCredentialsRule_Check/9',
      'tally/tally/ruby/prefer_secret_mounts_for_build_credentials/TestPreferSecretMountsForBuildCredentialsRule_Check/10',
      'tally/tally/ruby/prefer_secret_mounts_for_build_credentials/TestPreferSecretMountsForBuildCredentialsRule_Check/26',
    ],
    reason:
      'A credential in ENV or ARG stays in the image whatever the stage is called and whatever the language.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'tally ruby/secrets-in-arg-or-env',
    cases: [
      'tally/tally/ruby/secrets_in_arg_or_env/TestSecretsInArgOrEnvRule_Check/7',
      'tally/tally/ruby/secrets_in_arg_or_env/TestSecretsInArgOrEnvRule_Check/10',
    ],
    reason: 'Stand-ins are told as a hint (info), and a stage for development keeps its secrets too.',
  },
  {
    rule: 'run-cd-instead-of-workdir',
    peer: 'tally hadolint/DL3003',
    cases: ['tally/hadolint/dl3003/TestDL3003Rule_Check/7'],
    reason: 'A cd in parentheses ends with them, so nothing after it is in another directory.',
  },
  {
    rule: 'relink-default-shell',
    peer: 'tally hadolint/DL4005',
    cases: ['tally/hadolint/dl4005/TestDL4005Rule_Check/5'],
    reason: 'Nothing needs the stage, so BuildKit skips it; stage-unreachable says that.',
  },
  {
    rule: 'apt-assume-yes',
    peer: 'tally hadolint/DL3014',
    cases: ['tally/hadolint/dl3014/TestDL3014Rule_Check/15', 'tally/hadolint/dl3014/TestDL3014Rule_Check/21'],
    reason: 'apt-get remove asks as well, and so does apt.',
  },
  {
    rule: 'copy-without-chown-after-user',
    peer: 'tally copy-after-user-without-chown',
    cases: [
      'tally/tally/copy_after_user_without_chown/TestCopyAfterUserWithoutChownCheck/25',
      'tally/tally/copy_after_user_without_chown/TestCopyAfterUserWithoutChownCheck/26',
    ],
    reason: 'COPY --chown is for Linux containers only, so there is nothing to advise on Windows.',
  },
  {
    rule: 'copy-without-chown-after-user',
    peer: 'tally ruby/state-paths-not-writable-as-non-root',
    cases: [
      'tally/tally/ruby/state_paths_not_writable_as_non_root/TestStatePathsNotWritableAsNonRootRule_Check/10',
      'tally/tally/ruby/state_paths_not_writable_as_non_root/TestStatePathsNotWritableAsNonRootRule_Check/11',
    ],
    reason:
      'The owner of a copy is the same whatever the language; and without the context nothing says which directories have to be writable.',
  },
  {
    rule: 'final-stage-build-toolchain',
    peer: 'tally gpu/prefer-runtime-final-stage',
    cases: [
      'tally/tally/gpu/prefer_runtime_final_stage/TestPreferRuntimeFinalStageRule_Check/8',
      'tally/tally/gpu/prefer_runtime_final_stage/TestPreferRuntimeFinalStageRule_Check/9',
      'tally/tally/gpu/prefer_runtime_final_stage/TestPreferRuntimeFinalStageRule_Check/12',
    ],
    reason: 'Only a hint: an image without CMD may be meant as a toolchain.',
  },
  {
    rule: 'cache-mount-missing',
    peer: 'tally js/node-gyp-cache-mounts',
    cases: [
      'tally/tally/js/node_gyp_cache_mounts/TestNodeGypCacheMountsRule_Check/2',
      'tally/tally/js/node_gyp_cache_mounts/TestNodeGypCacheMountsRule_Check/10',
      'tally/tally/js/node_gyp_cache_mounts/TestNodeGypCacheMountsRule_Check/12',
      'tally/tally/js/node_gyp_cache_mounts/TestNodeGypCacheMountsRule_Check/14',
      'tally/tally/js/node_gyp_cache_mounts/TestNodeGypCacheMountsRule_Check/25',
    ],
    reason:
      'These cases are about the cache of node-gyp alone; ours speaks of that of npm, which tally’s other rule reports in the same files.',
  },
  {
    rule: 'cache-mount-missing',
    peer: 'tally prefer-package-cache-mounts',
    cases: [
      'tally/tally/prefer_package_cache_mounts/TestPreferPackageCacheMountsRule_Check/8',
      'tally/tally/prefer_package_cache_mounts/TestPreferPackageCacheMountsRule_Check/34',
    ],
    reason: 'The cache is turned off: a mount is an alternative to that.',
  },
  {
    rule: 'cache-mount-missing',
    peer: 'tally prefer-package-cache-mounts',
    cases: [
      'tally/tally/prefer_package_cache_mounts/TestPreferPackageCacheMountsRule_Check/9',
      'tally/tally/prefer_package_cache_mounts/TestPreferPackageCacheMountsRule_Check/33',
    ],
    reason:
      'What dnf and pip leave in the final image is told by dnf-clean and pip-cache, which name the mount as a way out.',
  },
  {
    rule: 'cache-mount-missing',
    peer: 'tally prefer-package-cache-mounts',
    cases: ['tally/tally/prefer_package_cache_mounts/TestPreferPackageCacheMountsRule_Check/31'],
    reason: 'A mount works with the exec form as well.',
  },
  {
    rule: 'named-identity-without-passwd',
    peer: 'tally named-identity-in-passwdless-stage',
    cases: ['tally/tally/named_identity_in_passwdless_stage/TestNamedIdentityInPasswdlessStageCheck/18'],
    reason: 'A shell and SHELL bring no /etc/passwd.',
  },
  {
    rule: 'one-command-per-line',
    peer: 'tally newline-per-chained-call',
    cases: [
      'tally/tally/newline_per_chained_call/TestNewlinePerChainedCallCheck/5',
      'tally/tally/newline_per_chained_call/TestNewlinePerChainedCallCheck/6',
      'tally/tally/newline_per_chained_call/TestNewlinePerChainedCallCheck/29',
      'tally/tally/newline_per_chained_call/TestNewlinePerChainedCallCheck/30',
    ],
    reason: 'Two short commands in one line are readable, and so is a HEALTHCHECK with its options.',
  },
  {
    rule: 'dev-dependencies-in-final',
    peer: 'tally php/no-xdebug-in-final-image',
    cases: ['tally/tally/php/no_xdebug_in_final_image/TestNoXdebugInFinalImageRule_Check/22'],
    reason: 'What a script installs is seen by the build, but no command of the file installs it.',
  },
  {
    rule: 'copy-chmod',
    peer: 'tally prefer-copy-chmod',
    cases: ['tally/tally/prefer_copy_chmod/TestPreferCopyChmodRule_Check/28'],
    reason: 'The relative path of chmod is the file that was copied.',
  },
  {
    rule: 'chown-layer-duplication',
    peer: 'tally prefer-copy-chmod',
    cases: [
      'tally/tally/prefer_copy_chmod/TestPreferCopyChmodRule_Check/25',
      'tally/tally/prefer_copy_chmod/TestPreferCopyChmodRule_Check/32',
    ],
    reason: 'chmod -R over what was copied stores all of it a second time.',
  },
  {
    rule: 'healthcheck-tool-missing',
    peer: 'tally ruby/healthcheck-rails-up-endpoint',
    cases: [
      'tally/tally/ruby/healthcheck_rails_up_endpoint/TestHealthcheckRailsUpEndpointRule_Check/1',
      'tally/tally/ruby/healthcheck_rails_up_endpoint/TestHealthcheckRailsUpEndpointRule_Check/2',
      'tally/tally/ruby/healthcheck_rails_up_endpoint/TestHealthcheckRailsUpEndpointRule_Check/13',
    ],
    reason:
      'No HEALTHCHECK at all is healthcheck-missing’s matter; ours is about a probe whose program is not in the image.',
  },
  {
    rule: 'lockfile-not-enforced',
    peer: 'tally ruby/missing-bundle-deployment',
    cases: ['tally/tally/ruby/missing_bundle_deployment/TestMissingBundleDeploymentRule_Check/14'],
    reason: 'frozen binds Bundler to the lock file as deployment does.',
  },
  {
    rule: 'dev-dependencies-in-final',
    peer: 'tally ruby/missing-bundle-without-development',
    cases: [
      'tally/tally/ruby/missing_bundle_without_development/TestMissingBundleWithoutDevelopmentRule_Check/18',
      'tally/tally/ruby/missing_bundle_without_development/TestMissingBundleWithoutDevelopmentRule_Check/24',
      'tally/tally/ruby/missing_bundle_without_development/TestMissingBundleWithoutDevelopmentRule_Check/33',
    ],
    reason:
      'The old spelling of bundle config works, an image for development is only given a hint, and a builder stage does not ship.',
  },
  {
    rule: 'sort-packages',
    peer: 'tally sort-packages',
    cases: [
      'tally/tally/sort_packages/TestSortPackagesCheck/14',
      'tally/tally/sort_packages/TestSortPackagesCheck/15',
      'tally/tally/sort_packages/TestSortPackagesCheck/17',
      'tally/tally/sort_packages/TestSortPackagesCheck/18',
      'tally/tally/sort_packages/TestSortPackagesCheck/20',
    ],
    reason: 'Docker’s guide asks to sort arguments over several lines; lists in one line are left alone.',
  },
  {
    rule: 'wget-and-curl',
    peer: 'hadolint DL4001',
    cases: ['hadolint/DL4001/1'],
    reason: 'The base image brings both tools, so using them adds nothing.',
  },
  {
    rule: 'wget-and-curl',
    peer: 'tally hadolint/DL4001',
    cases: ['tally/hadolint/dl4001/TestDL4001Rule_Check_SmartMessages/5'],
    reason: 'The base image brings wget, so the file adds one tool only.',
  },
  {
    rule: 'wget-and-curl',
    peer: 'Trivy DS-0014',
    cases: ['trivy/DS-0014/example/bad/1'],
    reason: 'The two stand in a stage that nothing needs, which the build skips.',
  },
  {
    rule: 'zypper-non-interactive',
    peer: 'hadolint DL3034',
    cases: ['hadolint/DL3034/7', 'hadolint/DL3034/8'],
    reason:
      '--non-interactive is a global option, which stands in front of the subcommand, and install -n selects packages by name (zypper(8)); behind it only -y answers.',
  },
  {
    rule: 'zypper-non-interactive',
    peer: 'tally hadolint/DL3034',
    cases: ['tally/hadolint/dl3034/TestDL3034Rule_Check/4', 'tally/hadolint/dl3034/TestDL3034Rule_Check/8'],
    reason: 'As with hadolint DL3034.',
  },
  {
    rule: 'zypper-non-interactive',
    peer: 'KICS Missing Zypper Non-interactive Switch',
    cases: ['kics/dockerfile/missing_zypper_non_interactive_switch/negative2.dockerfile'],
    reason: 'The final stage needs the stage of the install, and the build ends wherever zypper gives up.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'Trivy DS-0031',
    cases: ['trivy/DS-0031/test_allow_secret_file_copy_with_other_base_path'],
    reason: 'docker build warns about the name whatever the value is, and a hint (info) says so.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'tally ruby/secrets-in-arg-or-env',
    cases: ['tally/tally/ruby/secrets_in_arg_or_env/TestSecretsInArgOrEnvRule_Check/6'],
    reason: 'docker build warns about the name whatever the value is, and a hint (info) says so.',
  },
  {
    rule: 'useradd-no-log-init',
    peer: 'tally hadolint/DL3046',
    cases: ['tally/hadolint/dl3046/TestDL3046Rule_Check/12'],
    reason: 'Nothing needs the stage, so BuildKit skips it; stage-unreachable says that.',
  },
  {
    rule: 'stopsignal-ungraceful',
    peer: 'tally no-ungraceful-stopsignal',
    cases: ['tally/tally/no_ungraceful_stopsignal/TestNoUngracefulStopsignalRule_Check/21'],
    reason: 'Nothing needs the stage, so BuildKit skips it; stage-unreachable says that.',
  },
  {
    rule: 'label-duplicate',
    peer: 'tally labels/no-duplicate-keys',
    cases: ['tally/tally/labels/no_duplicate_keys/TestNoDuplicateKeysRule_Check/7'],
    reason: 'Nothing sets the variable, so Docker puts an empty text in its place, and both keys are .name.',
  },
  {
    rule: 'add-archive-extract',
    peer: 'hadolint DL3010',
    cases: ['hadolint/DL3010/5'],
    reason:
      'Docker takes the backslash for its escape character, so the source is a name without it: buildfoobar.tar.gz.',
  },
  {
    rule: 'add-archive-extract',
    peer: 'tally hadolint/DL3010',
    cases: ['tally/hadolint/dl3010/TestDL3010Rule_Check/4'],
    reason:
      'Docker takes the backslash for its escape character, so the source is a name without it: buildfoobar.tar.gz.',
  },
  {
    rule: 'add-archive-extract',
    peer: 'tally hadolint/DL3010',
    cases: [
      'tally/hadolint/dl3010/TestDL3010Rule_Check/9',
      'tally/hadolint/dl3010/TestDL3010Rule_Check/10',
      'tally/hadolint/dl3010/TestDL3010Rule_Check/18',
    ],
    reason:
      'ADD unpacks tar archives; of a single compressed file it makes a copy (Dockerfile reference, ADD).',
  },
  {
    rule: 'stopsignal-for-daemon',
    peer: 'tally prefer-canonical-stopsignal',
    cases: [
      'tally/tally/prefer_canonical_stopsignal/TestPreferCanonicalStopsignalRule_Check/26',
      'tally/tally/prefer_canonical_stopsignal/TestPreferCanonicalStopsignalRule_Check/28',
    ],
    reason: 'Nothing needs the stage, so BuildKit skips it; stage-unreachable says that.',
  },
  {
    rule: 'stopsignal-for-daemon',
    peer: 'tally prefer-nginx-sigquit',
    cases: [
      'tally/tally/prefer_nginx_sigquit/TestPreferNginxSigquitRule_Check/6',
      'tally/tally/prefer_nginx_sigquit/TestPreferNginxSigquitRule_Check/9',
      'tally/tally/prefer_nginx_sigquit/TestPreferNginxSigquitRule_Check/24',
    ],
    reason: 'The official images of nginx and openresty set STOPSIGNAL SIGQUIT themselves.',
  },
  {
    rule: 'stopsignal-for-daemon',
    peer: 'tally prefer-nginx-sigquit',
    cases: ['tally/tally/prefer_nginx_sigquit/TestPreferNginxSigquitRule_Check/18'],
    reason: 'The case is about nginx; ours says of systemd what tally says in a rule of its own.',
  },
  {
    rule: 'stopsignal-for-daemon',
    peer: 'tally prefer-systemd-sigrtmin-plus-3',
    cases: ['tally/tally/prefer_systemd_sigrtmin_plus_3/TestPreferSystemdSigrtminPlus3Rule_Check/13'],
    reason: 'The case is about the signal; ours speaks of its spelling, as tally does in a rule of its own.',
  },
  {
    rule: 'user-group-drops-supplementary',
    peer: 'tally user-explicit-group-drops-supplementary-groups',
    cases: [
      'tally/tally/user_explicit_group_drops_supplementary_groups/TestUserExplicitGroupDropsSupplementaryGroupsCheck/21',
      'tally/tally/user_explicit_group_drops_supplementary_groups/TestUserExplicitGroupDropsSupplementaryGroupsCheck/22',
    ],
    reason: 'USER on Windows takes no group; what Docker says of groups holds for Linux.',
  },
  {
    rule: 'compose-seccomp-unconfined',
    peer: 'KICS Default Seccomp Profile Disabled',
    cases: ['kics/dockerCompose/default_seccomp_profile_disabled/positive1.yaml'],
    reason:
      'label:seccomp:unconfined is an SELinux label, since the name of an option ends at its first separator; the daemon leaves the seccomp profile on (moby/moby, daemon_unix.go, parseSecurityOpt).',
  },
  {
    rule: 'compose-no-new-privileges',
    peer: 'KICS Security Opt Not Set',
    cases: ['kics/dockerCompose/security_opt_not_set/negative1.yaml'],
    reason:
      'apparmor:unconfined is a security_opt that takes protection away; no-new-privileges is missing all the same.',
  },
  {
    rule: 'compose-restart-policy',
    peer: 'KICS Restart Policy On Failure Not Set To 5',
    cases: ['kics/dockerCompose/restart_policy_on_failure_not_set_to_5/positive1.yaml'],
    reason:
      'Docker documents on-failure with any number of retries, always and unless-stopped; five is the advice of CIS 5.15, which the page of the rule names as one choice.',
  },
  {
    rule: 'gpu-image-practices',
    peer: 'tally gpu/no-buildtime-gpu-queries',
    cases: [
      'tally/tally/gpu/no_buildtime_gpu_queries/TestNoBuildtimeGPUQueriesRule_Check/7',
      'tally/tally/gpu/no_buildtime_gpu_queries/TestNoBuildtimeGPUQueriesRule_Check/8',
      'tally/tally/gpu/no_buildtime_gpu_queries/TestNoBuildtimeGPUQueriesRule_Check/19',
      'tally/tally/gpu/no_buildtime_gpu_queries/TestNoBuildtimeGPUQueriesRule_Check/23',
    ],
    reason: 'What a text in Python does is not read; most such lines only print that there is no GPU.',
  },
  {
    rule: 'gpu-image-practices',
    peer: 'tally gpu/no-hardcoded-visible-devices',
    cases: [
      'tally/tally/gpu/no_hardcoded_visible_devices/TestNoHardcodedVisibleDevicesRule_Check/2',
      'tally/tally/gpu/no_hardcoded_visible_devices/TestNoHardcodedVisibleDevicesRule_Check/23',
    ],
    reason: 'all fixes no device: it is what nvidia/cuda sets itself, and --gpus overrules it.',
  },
  {
    rule: 'gpu-image-practices',
    peer: 'tally gpu/prefer-minimal-driver-capabilities',
    cases: [
      'tally/tally/gpu/prefer_minimal_driver_capabilities/TestPreferMinimalDriverCapabilitiesRule_Check/15',
    ],
    reason: 'Nothing needs the stage, so BuildKit skips it; stage-unreachable says that.',
  },
]
