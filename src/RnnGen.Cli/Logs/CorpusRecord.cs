namespace RnnGen.Cli;

/// <summary>The texts of a run.</summary>
/// <param name="Train">The text to train on.</param>
/// <param name="TrainWords">Its words.</param>
/// <param name="HeldOut">The text to validate on.</param>
/// <param name="HeldOutWords">Its words.</param>
/// <param name="Vocabulary">Different words that the model knows, <c>&lt;unk&gt;</c> included.</param>
/// <param name="Tokenizer">The tokenizer of the texts.</param>
/// <param name="LowerCase">Whether it lower-cased them.</param>
internal sealed record CorpusRecord(string Train, int TrainWords, string HeldOut, int HeldOutWords, int Vocabulary, string Tokenizer, bool LowerCase)
{
    /// <summary>Creates the record of a text.</summary>
    public static CorpusRecord From(TextSplit text) => new(
        text.TrainSource,
        text.Train.Length,
        text.HeldOutSource,
        text.HeldOut.Length,
        text.Vocabulary.Count,
        text.Vocabulary.Tokenizer.Kind,
        text.Vocabulary.Tokenizer.LowerCase);
}
