using System.Runtime.InteropServices;

namespace RnnGen.Cli;

/// <summary>Turns the signals that end a process into requests to finish: whoever listens ends in good order, anything else ends at once.</summary>
internal sealed class SignalHandlers : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Handles SIGINT (Ctrl-C), SIGTERM and SIGHUP.</summary>
    /// <param name="interruption">Is told of the first; a second one ends the process.</param>
    public SignalHandlers(Interruption interruption)
    {
        _registrations = [EndOn(PosixSignal.SIGINT, ExitCode.Interrupted), EndOn(PosixSignal.SIGTERM, ExitCode.Terminated), EndOn(PosixSignal.SIGHUP, ExitCode.HungUp)];

        PosixSignalRegistration EndOn(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = interruption.Request(exitCode);
            if (!context.Cancel)
            {
                Environment.Exit(exitCode);
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
