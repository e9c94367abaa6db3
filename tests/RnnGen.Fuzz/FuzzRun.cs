using System.Globalization;

namespace RnnGen.Fuzz;

/// <summary>
/// One reading of an input under all the rules: only documented exceptions, each with a short message on one line; memory below twice the input and
/// a constant; and nothing read wrongly or ignored. That it ends at all is for whoever runs it to watch.
/// </summary>
public static class FuzzRun
{
    /// <summary>The longest message, in characters, beside the name of the file.</summary>
    public const int MaxMessageLength = 320;

    /// <summary>Reads an input.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="input">The bytes, valid or not.</param>
    /// <returns>Whether it was accepted.</returns>
    /// <exception cref="FuzzFailureException">A rule is broken.</exception>
    public static bool Read(FuzzTarget target, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        object? read = null;
        Exception? refusal = null;
        try
        {
            read = target.Read(input);
        }
        catch (Exception e) when (target.IsDocumented(e))
        {
            refusal = e;
        }
        catch (Exception e) when (e is not FuzzFailureException)
        {
            throw new FuzzFailureException($"an undocumented {e.GetType().Name}: {e.Message}", e);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        FuzzFailureException.ThrowUnless(
            allocated <= ((long)target.Factor * input.Length) + target.Overhead, $"{allocated:N0} bytes allocated for an input of {input.Length:N0}");
        if (refusal is null)
        {
            target.Check(input, read);
            (read as IDisposable)?.Dispose();
            return true;
        }

        CheckMessage(refusal.Message);
        return false;
    }

    private static void CheckMessage(string message)
    {
        FuzzFailureException.ThrowUnless(message.Length is > 0 and <= MaxMessageLength, $"a message of {message.Length} characters: {message}");
        foreach (char character in message)
        {
            // The code is shown: the character is what must not be.
            FuzzFailureException.ThrowUnless(
                !IsUnprintable(character), string.Create(CultureInfo.InvariantCulture, $"a message with U+{(int)character:X4}: {message.Length} characters"));
        }

    }

    private static bool IsUnprintable(char character) => char.IsControl(character)
        || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
