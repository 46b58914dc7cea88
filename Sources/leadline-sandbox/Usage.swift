/// What `--help` says.
enum Usage {
  static let text = """
    Usage: leadline-sandbox [OPTION]...

    Plays the services that leads go through, on this machine alone, under their true names,
    until it is interrupted. When it is ready it writes a line of JSON: the port, the file with
    the certificate authority to trust, where to connect to, the proxy to use instead, and
    credentials that work.

      --port N              Listen on this port of 127.0.0.1 (default: any that is free)
      --fault NAME          Let something go wrong; may be repeated. A fault of the network is
                            ordered for one host by NAME@HOST. NAME*3 passes by itself after
                            three requests (of a fault of the way: connections) that it hits.
                            'from-nothing' orders all that is not there before a set-up
      --latency MS          Hold every answer back for this many milliseconds
      --ready-file FILE     Write the line into this file, too, and remove it at the end
      --until-stdin-closes  End when standard input ends, and obey its lines until then
      --list-faults         List the faults: name, knowledge entry, check, status, example
      --format text|json    How to list them
      --version             Show the version
      --help                Show this text

    With --until-stdin-closes standard input is a control channel. Each line is answered by one
    line of JSON on standard output:

      mend NAME...          Take these faults back        {"mended":["role-missing"]}
      mend                  Take all faults back
      order NAME...         Order faults as --fault does  {"ordered":["no-answer"]}

    What cannot be done is answered by {"error":"..."}, and nothing of that line is done. Where
    clients must look elsewhere from then on, the answer tells connectTo, proxy and route anew.

    Exit status: 0 at the end of standard input; 64 usage; 69 the port cannot be had;
    73 a file cannot be written; 74 output; 77 permission; 70 a fault of the program;
    128+n on a signal.

    Try it:
      leadline-sandbox --port 8443 &
      curl --proxy http://127.0.0.1:8443 --cacert FILE https://contoso.crm4.dynamics.com/

    """
}
