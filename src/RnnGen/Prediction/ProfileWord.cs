namespace RnnGen;

/// <summary>A word that a <see cref="Profile"/> holds.</summary>
/// <param name="Word">The word as its user most often writes it.</param>
/// <param name="Count">How often it was written.</param>
/// <param name="IsSuggested">Whether it may be suggested; false while it was written too few times: see <see cref="ProfileOptions.TimesWritten"/>.</param>
public readonly record struct ProfileWord(string Word, int Count, bool IsSuggested);
