namespace RnnGen.Tests;

/// <summary>Does something when a text has been written.</summary>
internal sealed class TriggerWriter(string text, Action action) : StringWriter
{
    private bool _triggered;

    public override void Write(char value)
    {
        base.Write(value);
        Trigger();
    }

    public override void Write(string? value)
    {
        base.Write(value);
        Trigger();
    }

    private void Trigger()
    {
        if (!_triggered && GetStringBuilder().ToString().Contains(text, StringComparison.Ordinal))
        {
            _triggered = true;
            action();
        }
    }
}
