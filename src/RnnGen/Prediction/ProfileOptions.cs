namespace RnnGen;

/// <summary>The bounds of a <see cref="Profile"/>. Immutable.</summary>
public sealed record ProfileOptions
{
    /// <summary>Bounds for one person: some 5 MB.</summary>
    public static ProfileOptions Default { get; } = new();

    /// <summary>Bounds for thousands of people on one machine: some 300 KB each.</summary>
    public static ProfileOptions ForServers { get; } = new() { MaxNGrams = 1024, MaxWords = 512 };

    /// <summary>Most different n-grams of five words; those least used are forgotten first. At least 16. Default 16,384.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 16 or above 1,048,576.</exception>
    public int MaxNGrams { get; init => field = InRange(value, nameof(MaxNGrams)); } = 16_384;

    /// <summary>Most words, those that the model knows included; those least used are forgotten first. At least 16. Default 8,192.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 16 or above 1,048,576.</exception>
    public int MaxWords { get; init => field = InRange(value, nameof(MaxWords)); } = 8192;

    /// <summary>How often a word that the model does not know has to be written before it is suggested. At least 1. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int TimesWritten
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(TimesWritten));
            field = value;
        }
    }
        = 2;

    private static int InRange(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 16, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 20, name);
        return value;
    }
}
