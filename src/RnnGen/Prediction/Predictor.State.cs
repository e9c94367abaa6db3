using System.Buffers;
using System.Runtime.InteropServices;

namespace RnnGen;

/// <content>States, to go back to.</content>
public sealed partial class Predictor
{
    /// <summary>Numbers of a state after that of the network: the last four words, and which profile they are of, in two parts, with how many words it had ever held.</summary>
    private const int StateNumbers = UserNGrams.Order - 1 + 3;

    /// <summary>Copies the text's state, for <see cref="Restore"/>. What was learnt is no part of it: a word taken back was still written.</summary>
    /// <inheritdoc/>
    public void CopyTo(Span<byte> destination)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.CopyTo);
        ThrowIfWrongLength(destination.Length);
        Look();
        CopyState(destination);
    }

    /// <inheritdoc/>
    /// <remarks>Words that the profile has forgotten since, and those of another profile, count as unknown ones.</remarks>
    public void Restore(ReadOnlySpan<byte> source)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Restore);
        ThrowIfWrongLength(source.Length);
        Look();
        byte[] before = ArrayPool<byte>.Shared.Rent(StateSizeInBytes);
        CopyState(before.AsSpan(0, StateSizeInBytes));
        try
        {
            RestoreState(source);
        }
        catch
        {
            // One part may have been restored before another was refused.
            RestoreState(before.AsSpan(0, StateSizeInBytes));
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(before);
        }
    }

    private void CopyState(Span<byte> destination)
    {
        _state.CopyTo(destination[.._state.StateSizeInBytes]);
        Span<int> numbers = MemoryMarshal.Cast<byte, int>(destination[_state.StateSizeInBytes..])[..StateNumbers];
        _recent.CopyTo(numbers);
        (numbers[^3], numbers[^2], numbers[^1]) = ((int)(Profile.Id >> 32), (int)Profile.Id, Profile.Table.LastSerial);
        Span<byte> others = destination[(_state.StateSizeInBytes + (StateNumbers * sizeof(int)))..];
        _companion?.CopyTo(others[.._companion.StateSizeInBytes]);
        _adaptation?.CopyTo(others[^_adaptation.StateSizeInBytes..]);
    }

    private void RestoreState(ReadOnlySpan<byte> source)
    {
        ReadOnlySpan<int> numbers = MemoryMarshal.Cast<byte, int>(source[_state.StateSizeInBytes..])[..StateNumbers];
        ReadOnlySpan<byte> others = source[(_state.StateSizeInBytes + (StateNumbers * sizeof(int)))..];
        _state.Restore(source[.._state.StateSizeInBytes]);
        _companion?.Restore(others[.._companion.StateSizeInBytes]);
        _adaptation?.Restore(others[^_adaptation.StateSizeInBytes..]);
        bool isOfProfile = (numbers[^3], numbers[^2]) == ((int)(Profile.Id >> 32), (int)Profile.Id);
        for (int i = 0; i < _recent.Length; i++)
        {
            bool isSame = numbers[i] == UserNGrams.Begin || (isOfProfile && IsSameSince(numbers[^1], numbers[i]));
            _recent[i] = isSame ? numbers[i] : UserNGrams.Unknown;
        }

        _text = null;
    }

    private void ThrowIfWrongLength(int length)
    {
        if (length != StateSizeInBytes)
        {
            throw new ArgumentException($"The span has {length} bytes, but a state of this predictor has {StateSizeInBytes}.");
        }
    }
}
