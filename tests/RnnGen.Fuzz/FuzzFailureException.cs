namespace RnnGen.Fuzz;

/// <summary>A reader has broken one of its rules.</summary>
/// <param name="message">Which one, and how.</param>
/// <param name="innerException">What the reader has thrown, if it was that.</param>
public sealed class FuzzFailureException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Fails unless a condition holds.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="message">What does not.</param>
    public static void ThrowUnless(bool condition, string message)
    {
        if (!condition)
        {
            throw new FuzzFailureException(message);
        }
    }
}
