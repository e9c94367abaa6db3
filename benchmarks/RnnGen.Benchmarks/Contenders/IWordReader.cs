namespace RnnGen.Benchmarks;

/// <summary>One text read word by word by one implementation. Implemented by structures, so that a measured loop calls it without dispatch.</summary>
internal interface IWordReader
{
    /// <summary>One word through the embedding and the cell.</summary>
    void Feed(int token);
}
