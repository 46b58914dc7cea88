extension CompletionScript {
  /// Works both as a file `_NAME` on `fpath` and sourced from a start file.
  static let zshTemplate = #"""
    #compdef @PROGRAM@
    # zsh completion for @PROGRAM@
    _@NAME@() {
      local answer value
      local -a answers found
      answers=("${(@f)$(command @PROGRAM@ __complete -- \
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
      for answer in "${answers[@]}"; do
        case $answer in
          $'\tfile'|$'\tdirectory')
            [[ $PREFIX == --*=* ]] && compset -P '*='
            if [[ $answer == $'\tfile' ]]; then _files; else _files -/; fi ;;
          ?*)
            value=${${answer%%$'\t'*}//\\/\\\\}
            found+=("${value//:/\\:}${${(M)answer%$'\t'*}/$'\t'/:}") ;;
        esac
      done
      (( ${#found} )) && _describe -V @PROGRAM@ found
    }
    if [[ $funcstack[1] == _@NAME@ ]]; then
      _@NAME@ "$@"
    else
      (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
      compdef _@NAME@ @PROGRAM@
    fi

    """#
}
