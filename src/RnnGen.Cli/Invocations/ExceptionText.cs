namespace RnnGen.Cli;

/// <summary>Exceptions as messages for users, who know nothing of parameters.</summary>
internal static class ExceptionText
{
    /// <summary>Returns what went wrong, without the name of the parameter that the runtime adds and what it writes after it.</summary>
    public static string Of(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [Exception only] } => Of(only),
        ArgumentException { ParamName: { Length: > 0 } name } => WithoutParameter(exception.Message, name),
        _ => exception.Message,
    };

    private static string WithoutParameter(string message, string name)
    {
        int end = message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
