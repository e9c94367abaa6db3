namespace RnnGen.Files;

/// <summary>The identity of an existing file: two paths lead to one file exactly if these are equal.</summary>
/// <param name="Device">The device that it lies on; on Windows, the serial number of the volume.</param>
/// <param name="Inode">Its number there.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
