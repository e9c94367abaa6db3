using System.Buffers.Binary;
using System.IO.Hashing;
using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>The file of a profile. Its checksum is made right before it is read: otherwise it would hide all the rest. So are its bounds, in proportion to which memory is allocated.</summary>
public sealed class ProfileTarget() : FuzzTarget("profile", WriteSeeds())
{
    private static readonly ProfileOptions Bounds = new() { MaxNGrams = 128, MaxWords = 64 };

    /// <inheritdoc/>
    public override object? Read(byte[] input) => Profile.Load(MadeRight(input), WordTokenizer.Default);

    /// <inheritdoc/>
    /// <remarks>What was read is saved as the same bytes, and predicts.</remarks>
    public override void Check(byte[] input, object? read)
    {
        Profile profile = (Profile)read!;
        ThrowUnless(profile.Save().Span.SequenceEqual(MadeRight(input)), "bytes of the profile are ignored");
        Predictor predictor = new(Model, profile, new PredictorOptions { CacheSize = 16 });
        predictor.Feed("Un viejo hidalgo de Rhodes .");
        Span<Suggestion> suggestions = stackalloc Suggestion[5];
        foreach (Suggestion suggestion in suggestions[..predictor.Suggest(suggestions)])
        {
            ThrowUnless(suggestion.Probability is >= 0 and <= 1, $"the profile suggests with a probability of {suggestion.Probability}");
        }
    }

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is InvalidProfileException;

    private static FrozenModel Model { get; } = new TinyLstm(FileSeeds.VocabularyOf(WordTokenizer.Default, TinyLstm.VocabularySize), seed: 1).Freeze();

    private static List<byte[]> WriteSeeds()
    {
        List<byte[]> seeds = [];
        foreach (string text in (string[])["", "Rhodes", "we sail to Rhodes , we sail to Rhodes and don't wait .", "a b c a b d a b c Ödön Ödön ödön x y"])
        {
            Predictor predictor = new(Model, new Profile(WordTokenizer.Default, Bounds), new PredictorOptions { CacheSize = 16 });
            predictor.Feed(text);
            seeds.Add(predictor.Profile.Save().ToArray());
        }

        return seeds;
    }

    private static byte[] MadeRight(byte[] input)
    {
        const int BoundsStart = 12;
        byte[] bytes = [.. input];
        int[] bounds = [Bounds.MaxNGrams, Bounds.MaxWords, Bounds.TimesWritten];
        for (int i = 0; i < bounds.Length && BoundsStart + (sizeof(int) * (i + 1)) + sizeof(ulong) <= bytes.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(BoundsStart + (sizeof(int) * i)), bounds[i]);
        }

        if (bytes.Length >= sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - sizeof(ulong)), XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - sizeof(ulong))));
        }

        return bytes;
    }
}
