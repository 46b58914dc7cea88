extension CompletionScript {
  /// Readline splits words at `=` and `:` as well (COMP_WORDBREAKS) and replaces the last part
  /// only: the parts are joined for the question, and the beginning is cut off the answers.
  static let bashTemplate = #"""
    # bash completion for @PROGRAM@
    _@NAME@() {
      local rest=${COMP_LINE-} part= head= space= i value
      local -a words=()
      COMPREPLY=()
      rest=${rest:0:${COMP_POINT:-${#rest}}}
      rest=${rest#*"${COMP_WORDS[0]}"}
      for ((i = 1; i <= COMP_CWORD; i++)); do
        part=${COMP_WORDS[i]-}
        if [[ -n ${COMP_LINE-} ]]; then
          space=${rest%%[![:space:]]*}
          rest=${rest#"$space"}
          if ((i == COMP_CWORD)); then part=$rest; fi
          rest=${rest#"$part"}
        elif [[ $part == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then
          space=
        else
          space=' '
        fi
        if [[ -n $space ]] || ((i == 1)); then
          words+=("$part")
          head=
        else
          head=${words[${#words[@]} - 1]}
          words[${#words[@]} - 1]+=$part
        fi
      done
      if [[ $part == *[=:] && $part != *[!=:]* ]]; then head=$head$part; fi
      while IFS= read -r value; do
        case $value in
          $'\tfile') compopt -o default 2>/dev/null; continue ;;
          $'\tdirectory') compopt -o dirnames 2>/dev/null; continue ;;
        esac
        value=${value%%$'\t'*}
        value=${value#"${head//\\/}"}
        case $part in
          \'*) value=${value//\'/\'\\\'\'} ;;
          \"*) value=${value//\\/\\\\} value=${value//\"/\\\"}
            value=${value//\$/\\\$} value=${value//\`/\\\`} ;;
          *) [[ $value == *[!A-Za-z0-9_./:=@%+,-]* ]] && printf -v value %q "$value" ;;
        esac
        COMPREPLY+=("$value")
      done < <(command @PROGRAM@ __complete --quoted -- "${words[@]}" 2>/dev/null)
    }
    complete -F _@NAME@ @PROGRAM@

    """#
}
