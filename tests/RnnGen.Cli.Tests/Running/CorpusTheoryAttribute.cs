namespace RnnGen.Tests;

/// <summary>A test that needs a text that does not ship.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute(string name) => Skip = Corpora.Find(name) is null ? $"'{name}' is not there: set {Corpora.Variable} to the folder that holds it." : null;
}
