namespace RnnGen.Benchmarks;

/// <summary>A text read word by word by one implementation. Implementations are structs, so that a measured loop calls them without dispatch.</summary>
internal interface IWordReader
{
    /// <summary>Feeds one word through the embedding and the cell.</summary>
    void Feed(int token);
}
