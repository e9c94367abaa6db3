namespace RnnGen;

/// <summary>The numbers of a tensor, under the names that safetensors files give them.</summary>
public enum SafetensorsDtype
{
    /// <summary>fp32, little-endian.</summary>
    F32,

    /// <summary>Signed bytes.</summary>
    I8,
}
