namespace RnnGen.Cli;

/// <summary>The texts of a run.</summary>
/// <param name="Train">What is learnt.</param>
/// <param name="TrainWords">Its words.</param>
/// <param name="HeldOut">What is judged by.</param>
/// <param name="HeldOutWords">Its words.</param>
/// <param name="Vocabulary">Different words that the model knows, <c>&lt;unk&gt;</c> included.</param>
/// <param name="Tokenizer">What cut the texts into words.</param>
/// <param name="LowerCase">Whether it lower-cased them.</param>
internal sealed record CorpusRecord(string Train, int TrainWords, string HeldOut, int HeldOutWords, int Vocabulary, string Tokenizer, bool LowerCase)
{
    /// <summary>The record of a text.</summary>
    public static CorpusRecord Of(TextSplit text) => new(
        text.TrainSource,
        text.Train.Length,
        text.HeldOutSource,
        text.HeldOut.Length,
        text.Vocabulary.Count,
        text.Vocabulary.Tokenizer.Kind,
        text.Vocabulary.Tokenizer.LowerCase);
}
