namespace RnnGen.Tests;

/// <summary>A text that a small model learns within seconds.</summary>
internal static class TinyText
{
    private const string Sentence = "Un viejo hidalgo de los de lanza en astillero, rocín flaco y galgo corredor.\n";

    /// <summary>16 words and marks a sentence.</summary>
    public static string Of(int sentences) => string.Concat(Enumerable.Repeat(Sentence, sentences));
}
