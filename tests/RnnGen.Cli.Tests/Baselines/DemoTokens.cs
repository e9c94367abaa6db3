using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The dialogue that ships with the tool, cut as the demo cuts it.</summary>
internal static class DemoTokens
{
    public static TextSplit Split(int vocabularySize) => TextSplit.HoldOutLines(WordTokenizer.Default, DemoCorpus.Read(), "the dialogue", vocabularySize);
}
