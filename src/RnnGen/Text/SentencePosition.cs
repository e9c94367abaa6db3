namespace RnnGen;

/// <summary>Where in a sentence a text has come to.</summary>
internal enum SentencePosition : byte
{
    /// <summary>Within a sentence.</summary>
    Within,

    /// <summary>At the beginning of a text or a line, or after a full stop.</summary>
    Start,

    /// <summary>After a question, an exclamation or an ellipsis: most often the beginning of a sentence.</summary>
    AfterCall,
}
