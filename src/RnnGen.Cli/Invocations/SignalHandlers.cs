using System.Runtime.InteropServices;

namespace RnnGen.Cli;

/// <summary>Handlers that turn the signals that end a process into requests to finish: a command that listens ends in good order, any other ends at once.</summary>
internal sealed class SignalHandlers : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Handles SIGINT (Ctrl-C), SIGTERM and SIGHUP.</summary>
    /// <param name="interruption">Receives the first signal; a second one ends the process.</param>
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
