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
    rule: 'secret-file-copied',
    peer: 'Trivy DS-0031',
    cases: ['trivy/DS-0031/test_deny_copy_secret_file'],
    reason:
      'Nothing sets the variable that names the destination, so it is empty, and ./config is no name of credentials.',
  },
  {
    rule: 'secret-file-copied',
    peer: 'Trivy DS-0031',
    cases: ['trivy/DS-0031/test_deny_secret_file', 'trivy/DS-0031/test_deny_secret_file_quoted_path'],
    reason:
      'The variable says where a program looks for a key, not that the key is copied: it may as well be mounted when the container starts.',
  },
  {
    rule: 'secret-in-env-or-arg',
    peer: 'Trivy DS-0031',
    cases: ['trivy/DS-0031/test_deny_secret_key/4'],
    reason: 'The name of an account is no secret; BuildKit’s check is silent, too.',
  },
  {
    rule: 'add-instead-of-copy',
    peer: 'KICS Add Instead of Copy',
    cases: ['kics/dockerfile/add_instead_of_copy/positive.dockerfile'],
    reason:
      'The source is an argument without a default: it may be an address or an archive, which is what ADD is for.',
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
    rule: 'consecutive-run',
    peer: 'KICS Multiple RUN, ADD, COPY, Instructions Listed',
    cases: [
      'kics/dockerfile/multiple_run_add_copy_instructions_listed/positive2.dockerfile',
      'kics/dockerfile/multiple_run_add_copy_instructions_listed/positive3.dockerfile',
    ],
    reason:
      'Several COPY or ADD in a row have cache entries of their own, and one COPY for all is no smaller; only RUN is judged.',
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
    rule: 'install-without-update',
    peer: 'KICS Update Instruction Alone',
    cases: [
      'kics/dockerfile/update_instruction_alone/positive5.dockerfile',
      'kics/dockerfile/update_instruction_alone/positive6.dockerfile',
    ],
    reason:
      'dnf fetches metadata that is too old by itself, and an upgrade of the whole system is upgrade-all-packages’ matter.',
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
    rule: 'instruction-arguments',
    peer: 'dockerfilelint invalid_workdir',
    cases: ['dockerfilelint/checks/is_valid_workdir/3'],
    reason: 'BuildKit takes WORKDIR with several words for one path with spaces.',
  },
]
